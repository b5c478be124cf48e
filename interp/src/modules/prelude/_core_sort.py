"""Sorting by guest comparisons: the adaptive merge sort of lists, comparison by comparison as CPython makes them, since guests can see
them. What is sorted is `a`, a list of places in `k`, the list of keys."""


def list_sort(target, key, reverse):
    reverse = True if reverse else False
    items = list_detach(target)
    try:
        sort_items(items, key, reverse)
    finally:
        untouched = list_attach(target, items)
    if not untouched:
        raise ValueError("list modified during sort")


def sorted_list(items, key, reverse):
    sort_items(items, key, True if reverse else False)
    return items


def sorted_of(items, key, reverse):
    items = list_from(items)
    sort_items(items, key, True if reverse else False)
    return items


def sort_items(items, key, reverse):
    sort_by_keys(items, items[:] if key is None else [key(item) for item in items], reverse)


def sort_by_comparing(items, k, reverse):
    before = items[:]
    a = list(range(len(k)))
    if reverse:
        a.reverse()
    try:
        merge_sort(a, k)
    finally:
        if reverse:
            a.reverse()
        items[:] = [before[i] for i in a]


def merge_sort(a, k):
    n = len(a)
    if n < 2:
        return
    least, r = n, 0
    while least >= 64:
        r |= least & 1
        least >>= 1
    least += r
    gallop = [7]
    runs = []
    start = 0
    while start < n:
        end = start + count_run(a, k, start, n)
        if end - start < least:
            forced = min(start + least, n)
            insert_sorted(a, k, start, end, forced)
            end = forced
        if runs:
            power = run_power(runs[-1][0], runs[-1][1], end - start, n)
            while len(runs) > 1 and runs[-2][2] > power:
                merge_at(a, k, runs, len(runs) - 2, gallop)
            runs[-1][2] = power
        runs.append([start, end - start, 0])
        start = end
    while len(runs) > 1:
        i = len(runs) - 2
        if i > 0 and runs[i - 1][1] < runs[i + 1][1]:
            i -= 1
        merge_at(a, k, runs, i, gallop)


def count_run(a, k, start, end):
    """The length of the run that begins at `start`; one that descends is reversed."""
    if end - start == 1:
        return 1
    i = start + 1
    while i < end and not k[a[i]] < k[a[i - 1]]:
        i += 1
    if i == end:
        return end - start
    # The item at i is smaller than the one before it.
    if i - start > 1:
        if k[a[start]] < k[a[i - 1]]:
            return i - start
        # Equal ones before it belong to a run that descends.
        reverse_part(a, start, i)
    i += 1
    equal = 0
    while i < end:
        if k[a[i]] < k[a[i - 1]]:
            if equal:
                reverse_part(a, i - equal - 1, i)
                equal = 0
        elif k[a[i - 1]] < k[a[i]]:
            break
        else:
            equal += 1
        i += 1
    if equal:
        reverse_part(a, i - equal - 1, i)
    reverse_part(a, start, i)
    while i < end and not k[a[i]] < k[a[i - 1]]:
        i += 1
    return i - start


def reverse_part(a, start, end):
    part = a[start:end]
    part.reverse()
    a[start:end] = part


def insert_sorted(a, k, start, done, end):
    """Sorts from `start` to `end`, up to `done` sorted already, by binary insertion."""
    while done < end:
        place = a[done]
        pivot = k[place]
        low, high = start, done
        while low < high:
            middle = (low + high) >> 1
            if pivot < k[a[middle]]:
                high = middle
            else:
                low = middle + 1
        a[low + 1:done + 1] = a[low:done]
        a[low] = place
        done += 1


def run_power(start, length, next_length, n):
    """How deep in a balanced tree of merges the boundary of two neighbouring runs lies."""
    left = 2 * start + length
    right = left + length + next_length
    power = 0
    while True:
        power += 1
        if left >= n:
            left -= n
            right -= n
        elif right >= n:
            return power
        left <<= 1
        right <<= 1


def merge_at(a, k, runs, i, gallop):
    """Merges run number `i` and the one behind it."""
    start, length = runs[i][0], runs[i][1]
    second, rest = runs[i + 1][0], runs[i + 1][1]
    runs[i][1] = length + rest
    del runs[i + 1]
    # What is in place already needs no merging.
    skip = gallop_right(k[a[second]], a, k, start, length, 0)
    start += skip
    length -= skip
    if length == 0:
        return
    rest = gallop_left(k[a[start + length - 1]], a, k, second, rest, rest - 1)
    if rest == 0:
        return
    if length <= rest:
        merge_low(a, k, start, length, second, rest, gallop)
    else:
        merge_high(a, k, start, length, second, rest, gallop)


def gallop_left(key, a, k, base, n, hint):
    """How many of the `n` sorted items from `base` on are smaller than a key, looked for from a hint on."""
    last, step = 0, 1
    if k[a[base + hint]] < key:
        most = n - hint
        while step < most and k[a[base + hint + step]] < key:
            last = step
            step = (step << 1) + 1
        if step > most:
            step = most
        last += hint
        step += hint
    else:
        most = hint + 1
        while step < most and not k[a[base + hint - step]] < key:
            last = step
            step = (step << 1) + 1
        if step > most:
            step = most
        last, step = hint - step, hint - last
    last += 1
    while last < step:
        middle = last + ((step - last) >> 1)
        if k[a[base + middle]] < key:
            last = middle + 1
        else:
            step = middle
    return step


def gallop_right(key, a, k, base, n, hint):
    """How many of the `n` sorted items from `base` on are not greater than a key."""
    last, step = 0, 1
    if key < k[a[base + hint]]:
        most = hint + 1
        while step < most and key < k[a[base + hint - step]]:
            last = step
            step = (step << 1) + 1
        if step > most:
            step = most
        last, step = hint - step, hint - last
    else:
        most = n - hint
        while step < most and not key < k[a[base + hint + step]]:
            last = step
            step = (step << 1) + 1
        if step > most:
            step = most
        last += hint
        step += hint
    last += 1
    while last < step:
        middle = last + ((step - last) >> 1)
        if key < k[a[base + middle]]:
            step = middle
        else:
            last = middle + 1
    return step


def merge_low(a, k, start, n, second, m, gallop):
    """Merges `n` items from `start` on with the `m` from `second` on; the first ones are put aside."""
    aside = a[start:start + n]
    i, j, to = 0, second, start
    least = gallop[0]
    # Whatever happens, what is still aside goes back into the gap.
    try:
        a[to] = a[j]
        to += 1
        j += 1
        m -= 1
        if m == 0:
            return
        if n == 1:
            a[to:to + m] = a[j:j + m]
            to += m
            return
        while True:
            left = right = 0
            while True:
                if k[a[j]] < k[aside[i]]:
                    a[to] = a[j]
                    to += 1
                    j += 1
                    m -= 1
                    right += 1
                    left = 0
                    if m == 0:
                        return
                    if right >= least:
                        break
                else:
                    a[to] = aside[i]
                    to += 1
                    i += 1
                    n -= 1
                    left += 1
                    right = 0
                    if n == 1:
                        a[to:to + m] = a[j:j + m]
                        to += m
                        return
                    if left >= least:
                        break
            least += 1
            while True:
                if least > 1:
                    least -= 1
                gallop[0] = least
                left = gallop_right(k[a[j]], aside, k, i, n, 0)
                if left:
                    a[to:to + left] = aside[i:i + left]
                    to += left
                    i += left
                    n -= left
                    if n == 1:
                        a[to:to + m] = a[j:j + m]
                        to += m
                        return
                    if n == 0:
                        return
                a[to] = a[j]
                to += 1
                j += 1
                m -= 1
                if m == 0:
                    return
                right = gallop_left(k[aside[i]], a, k, j, m, 0)
                if right:
                    a[to:to + right] = a[j:j + right]
                    to += right
                    j += right
                    m -= right
                    if m == 0:
                        return
                a[to] = aside[i]
                to += 1
                i += 1
                n -= 1
                if n == 1:
                    a[to:to + m] = a[j:j + m]
                    to += m
                    return
                if left < 7 and right < 7:
                    break
            least += 1
            gallop[0] = least
    finally:
        a[to:to + n] = aside[i:i + n]


def merge_high(a, k, start, n, second, m, gallop):
    """The same from the right: the `m` items from `second` on are put aside."""
    aside = a[second:second + m]
    i, j, to = start + n - 1, m - 1, second + m - 1
    least = gallop[0]
    try:
        a[to] = a[i]
        to -= 1
        i -= 1
        n -= 1
        if n == 0:
            return
        if m == 1:
            a[to - n + 1:to + 1] = a[i - n + 1:i + 1]
            to -= n
            return
        while True:
            left = right = 0
            while True:
                if k[aside[j]] < k[a[i]]:
                    a[to] = a[i]
                    to -= 1
                    i -= 1
                    n -= 1
                    left += 1
                    right = 0
                    if n == 0:
                        return
                    if left >= least:
                        break
                else:
                    a[to] = aside[j]
                    to -= 1
                    j -= 1
                    m -= 1
                    right += 1
                    left = 0
                    if m == 1:
                        a[to - n + 1:to + 1] = a[i - n + 1:i + 1]
                        to -= n
                        return
                    if right >= least:
                        break
            least += 1
            while True:
                if least > 1:
                    least -= 1
                gallop[0] = least
                left = n - gallop_right(k[aside[j]], a, k, start, n, n - 1)
                if left:
                    a[to - left + 1:to + 1] = a[i - left + 1:i + 1]
                    to -= left
                    i -= left
                    n -= left
                    if n == 0:
                        return
                a[to] = aside[j]
                to -= 1
                j -= 1
                m -= 1
                if m == 1:
                    a[to - n + 1:to + 1] = a[i - n + 1:i + 1]
                    to -= n
                    return
                right = m - gallop_left(k[a[i]], aside, k, 0, m, m - 1)
                if right:
                    a[to - right + 1:to + 1] = aside[j - right + 1:j + 1]
                    to -= right
                    j -= right
                    m -= right
                    if m == 1:
                        a[to - n + 1:to + 1] = a[i - n + 1:i + 1]
                        to -= n
                        return
                    if m == 0:
                        return
                a[to] = a[i]
                to -= 1
                i -= 1
                n -= 1
                if n == 0:
                    return
                if left < 7 and right < 7:
                    break
            least += 1
            gallop[0] = least
    finally:
        a[to - m + 1:to + 1] = aside[:m]
