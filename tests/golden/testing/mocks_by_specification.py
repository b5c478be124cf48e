"""Mocks that know what they stand for: their attributes, signatures and results; sealed ones; files; and awaited ones."""

import asyncio
import inspect
from unittest.mock import (AsyncMock, MagicMock, Mock, call, create_autospec, mock_open, patch, seal)


class Shop:
    count = 3
    goods = [1]

    def sell(self, what):
        pass

    class Door:
        width = 1

    @property
    def owner(self):
        return 1

    @staticmethod
    def open_at(hour):
        pass

    @classmethod
    def found(cls, where):
        pass

    async def deliver(self, what):
        pass


def show(*functions):
    for function in functions:
        try:
            print(repr(function()).split(" id=")[0])
        except Exception as error:
            print(type(error).__name__, str(error).split(" id=")[0])


shop = create_autospec(Shop)
show(lambda: shop.count, lambda: shop.goods, lambda: shop.sell, lambda: shop.Door, lambda: shop.owner,
     lambda: shop.open_at, lambda: shop.found, lambda: shop().count, lambda: shop().sell(1), lambda: shop().sell(),
     lambda: shop.sell(1), lambda: shop.sell(1, 2), lambda: shop.open_at(), lambda: shop.found(1), lambda: shop.found(),
     lambda: shop.Door().width, lambda: shop.closed, lambda: shop().owner, lambda: shop(1), lambda: shop.count(),
     lambda: shop().goods.append(1), lambda: shop.goods.cut, lambda: type(shop.deliver), lambda: shop.mock_calls)
show(lambda: create_autospec(3), lambda: create_autospec([1]), lambda: create_autospec(Shop, instance=True)(),
     lambda: create_autospec(Shop, count=4).count, lambda: create_autospec(Mock()), lambda: Mock(Mock()),
     lambda: create_autospec(Shop, autospect=1), lambda: Mock(unsafe=True).assert_foo(), lambda: Mock().assert_foo(),
     lambda: Mock(side_effect="ab")(), lambda: Mock(wraps=len)([1, 2]), lambda: Mock(wraps=len).return_value)


def add(a, b=2):
    pass


added = create_autospec(add, side_effect=[1, 2])
show(lambda: added(1), lambda: added(1), lambda: added())
added.side_effect = [5, 6]
show(lambda: added(1), lambda: added(1))
added.side_effect, added.return_value = None, 9
show(lambda: added(1), lambda: added.call_count, lambda: added.assert_called_with(a=1),
     lambda: added.assert_has_calls([call(1, 2)]), lambda: added.assert_has_calls([call()]),
     lambda: added.assert_any_call(), lambda: added.mock_calls)
parent = Mock()
parent.attach_mock(added, "sum")
added(1)
parent.other = create_autospec(add)
parent.other(3)
show(lambda: parent.mock_calls)

file = mock_open(read_data="a\nb\n")
with patch("builtins.open", file):
    with open("x") as lines:
        show(lambda: lines.read(), lambda: lines.readline())
    with open("y") as lines:
        show(lambda: next(lines))
        lines.write("x")
show(lambda: file.mock_calls)
file().read.return_value = "given"
file().readline.return_value = "line"
show(lambda: file().read(), lambda: file().readline(), lambda: next(iter(file())))

mock = Mock()
mock.a.b()
mock.return_value.x = 1
seal(mock)
show(lambda: mock.a.c, lambda: mock.d, lambda: mock().x, lambda: mock().y)

with patch.object(Shop, "sell", autospec=True) as sell:
    show(lambda: Shop().sell(), lambda: sell.call_count)
with patch.object(Shop, "sell"):
    show(lambda: patch.object(Shop, "sell", autospec=True).start())

number = Mock()
number.__int__ = Mock(return_value=4)
show(lambda: int(number), lambda: number.mock_calls)
magic = MagicMock()
show(lambda: 1 + magic, lambda: 2 ** magic, lambda: divmod(5, magic), lambda: magic.__rmatmul__)
magic.__rsub__.return_value = 3
show(lambda: 1 - magic, lambda: magic.mock_calls[-1] == call.__rsub__(1))


async def main():
    mock = AsyncMock()
    show(lambda: type(mock.x), lambda: type(mock.return_value), lambda: inspect.iscoroutinefunction(mock),
         lambda: asyncio.iscoroutinefunction(MagicMock().__aenter__), lambda: asyncio.iscoroutinefunction(MagicMock()))
    print(type(await mock()).__name__)
    shop = AsyncMock(Shop)
    show(lambda: type(shop.sell), lambda: type(shop.deliver))

    @patch.dict({}, a=1)
    async def patched():
        return 1
    print(inspect.iscoroutinefunction(patched), await patched())


asyncio.run(main())
