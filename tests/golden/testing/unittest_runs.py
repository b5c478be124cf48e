"""Test classes, run by a runner that writes to a string."""

import io
import re
import unittest


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty stack")
        return self._items.pop()

    def __len__(self):
        return len(self._items)


class StackTest(unittest.TestCase):
    """What a stack must do."""

    @classmethod
    def setUpClass(cls):
        print("before all")

    @classmethod
    def tearDownClass(cls):
        print("after all")

    def setUp(self):
        self.stack = Stack()

    def test_empty(self):
        self.assertEqual(len(self.stack), 0)

    def test_push_and_pop(self):
        """Items come back in reverse order."""
        for item in "abc":
            self.stack.push(item)
        self.assertEqual([self.stack.pop() for _ in range(3)], ["c", "b", "a"])

    def test_pop_empty(self):
        with self.assertRaises(IndexError) as caught:
            self.stack.pop()
        self.assertIn("empty", str(caught.exception))
        self.assertRaisesRegex(IndexError, "empty stack", self.stack.pop)


class Wrong(unittest.TestCase):
    def test_lists(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_dicts(self):
        self.assertEqual({"name": "Ada", "age": 36}, {"name": "Ada", "age": 37}, "people")

    def test_text(self):
        self.assertEqual("one\ntwo\nthree", "one\n2\nthree")

    def test_error(self):
        return 1 / 0

    def test_numbers(self):
        for n in range(4):
            with self.subTest(n=n):
                self.assertLess(n, 2)

    def test_almost(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertAlmostEqual(1.0, 1.01, places=3)

    def test_not_raised(self):
        with self.assertRaises(ValueError):
            int("12")

    @unittest.skip("not yet")
    def test_skipped(self):
        self.fail("never run")

    @unittest.skipIf(1 + 1 == 2, "arithmetic works")
    def test_skipped_too(self):
        self.fail("never run")

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_better_than_known(self):
        self.assertTrue(True)

    def test_members(self):
        self.assertCountEqual("abca", "aabb")

    def test_sets(self):
        self.assertEqual({1, 2, 3}, {2, 3, 4})

    def test_long(self):
        self.assertEqual(list(range(40)), [*range(39), 0])

    def test_none(self):
        self.assertIsNone([], msg="lists are something")


def run(*classes, verbosity):
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(cls) for cls in classes)
    stream = io.StringIO()
    outcome = unittest.TextTestRunner(stream=stream, verbosity=verbosity).run(suite)
    text = re.sub(r"in \d+\.\d+s", "in a moment", stream.getvalue())
    print(re.sub(r'File "[^"]*/', 'File "', text))
    return outcome


print(run(StackTest, verbosity=2).wasSuccessful())
outcome = run(Wrong, verbosity=1)
print(outcome)
print(len(outcome.failures), len(outcome.errors), len(outcome.skipped), outcome.testsRun)
print([str(test) for test, _ in outcome.skipped])
run(StackTest, Wrong, verbosity=0)
case = StackTest("test_empty")
print(case, case.id(), repr(case), StackTest("test_push_and_pop").shortDescription())
