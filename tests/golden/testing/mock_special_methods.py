"""Mocks and special methods: text, comparison, items, and what can be awaited."""

import asyncio
from unittest.mock import AsyncMock, MagicMock, Mock, call, create_autospec

mock = MagicMock()
mock.__str__.return_value = "a text"
print(str(mock), f"<{mock}>")
mock.__str__.assert_called_with()

mock = MagicMock(name="thing")
print(mock == mock, mock == 3, mock != 3, hash(mock) == object.__hash__(mock), {mock: "found"}[mock])
mock.__eq__.return_value = True
mock.__hash__.return_value = 5
print(mock == 3, hash(mock), mock.method_calls)

stock = {"apple": 1}
mock = MagicMock()
mock.__getitem__.side_effect = stock.__getitem__
mock.__setitem__.side_effect = stock.__setitem__
mock["pear"] = 2
print(mock["apple"], mock["pear"], stock, mock.__getitem__.call_args_list)

plain = Mock()
plain.__getitem__ = Mock(return_value=7)
plain.__str__ = Mock(return_value="shown")
print(plain["key"], str(plain), plain.__getitem__.call_args)


async def fetch(address):
    return address


class Client:
    async def get(self): ...

    def close(self): ...


get = AsyncMock(return_value="page")


async def main():
    print(await get("first"), await get("second", retry=True))
    imitation = MagicMock(fetch)
    imitation.return_value = "imitated"
    print(await imitation("somewhere"), imitation.await_count)


asyncio.run(main())
get.assert_awaited()
get.assert_any_await("first")
get.assert_has_awaits([call("first"), call("second", retry=True)])
print(get.await_count, get.await_args, get.await_args_list)
for check in get.assert_awaited_once, lambda: get.assert_any_await("third"), lambda: get.assert_has_awaits([call(3)]):
    try:
        check()
    except AssertionError as e:
        print(e)
get.reset_mock()
get.assert_not_awaited()
for spec in Mock(spec=Client), MagicMock(Client), create_autospec(Client):
    print(type(spec.get).__name__, type(spec.close).__name__)
