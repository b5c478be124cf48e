from _portions import first

VALUE = first.VALUE + 1
