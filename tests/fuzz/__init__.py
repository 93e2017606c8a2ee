"""Laws that hold for every input, hostile ones too: a small run in the suite, a long one by ``make fuzz``."""
