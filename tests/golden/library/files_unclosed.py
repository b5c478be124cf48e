"""Files that nobody closes: what was written is there when they are opened again, however often that happens."""
import os
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
wrong = 0
for i in range(300):
    name = f"f{i % 7}.txt"
    open(name, "w").write(str(i))
    wrong += open(name).read() != str(i)
    print("more", i, file=open(name, "a"))
    wrong += open(name).read() != f"{i}more {i}\n"
print("wrong:", wrong)

with open("lines.txt", "wb") as file:
    file.write(b"one\ntwo\r\nthree")
with open("lines.txt") as file:
    print(file.encoding, file.newlines, file.read(5), file.tell(), file.readline(), file.tell(), file.read(), file.newlines)
    file.seek(0)
    for line in file:
        try:
            file.tell()
        except OSError as e:
            print(e)
            break
for name in os.listdir("."):
    os.remove(name)
os.chdir("/")
os.rmdir(folder)
