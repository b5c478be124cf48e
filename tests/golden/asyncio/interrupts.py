import asyncio, os, signal, threading
async def main():
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print('cancelled')
        raise
    finally:
        print('finally')
async def busy():
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        while True:
            await asyncio.sleep(0)
    finally:
        print('busy finally')
async def other():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print('other cancelled'); raise
async def both():
    t = asyncio.create_task(other())
    await main()
async def swallow():
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print('cleaned up')
    return 5
for f in main, busy, both, swallow:
    try:
        print(asyncio.run(f()))
    except KeyboardInterrupt as e:
        print('KI', e.__context__.__class__)
