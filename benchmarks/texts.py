"""Texts to work on: lines of five languages, and the sample documents."""

import random
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
ENGLISH = "The council said that the bridge would reopen to traffic by the end of the month.\n"
ARABIC = "أعلن المجلس أن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر، وقال المهندسون إن العمل مستمر.\n"
RUSSIAN = "Совет сообщил, что мост откроют до конца месяца; инженеры говорят, что работы продолжаются.\n"
FRENCH = "Le conseil a annoncé que le pont rouvrirait à la fin du mois, après des années de fermeture forcée.\n"
CHINESE = "市议会宣布，大桥将在月底前重新开放；工程师说，工作仍在继续。\n"


def shuffled(line: str, count: int, order: int = 0) -> str:
    """So many lines of the words of one (of its characters, where it has no spaces), each in another order.

    For another `order` the lines are others.
    """
    source, between = random.Random(count + 10_000 * order), " " if " " in line else ""
    words = line.split() if between else list(line.strip())
    return "".join(between.join(source.sample(words, len(words))) + "\n" for _ in range(count))
