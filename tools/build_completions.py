"""Write the completions for bash, zsh and fish from the commands themselves: share/.

    python tools/build_completions.py

They are plain lists: to ask the program at every press of the tab key would take as long as it takes to start.
"""

import sys
from collections import defaultdict
from pathlib import Path

from commands import Command, Option, whole_program

SHARE = Path(__file__).parents[1] / "share"
_MADE = "# Made by tools/build_completions.py from the commands themselves."


def completions() -> dict[str, str]:
    """The scripts, by their paths below share/."""
    root = whole_program()
    return {
        "bash-completion/completions/syriatext": bash(root),
        "zsh/site-functions/_syriatext": zsh(root),
        "fish/vendor_completions.d/syriatext.fish": fish(root),
    }


def bash(root: Command) -> str:
    """A function that looks the words before the cursor up; where it finds nothing, bash offers files."""
    words: list[str] = []
    values: dict[str, list[str]] = defaultdict(list)
    for command in root.walk():
        path = " ".join(command.path)
        offered = [one.path[-1] for one in command.commands]
        options = [name for option in command.options for name in option.names]
        words.append(f"        '{path}') commands='{' '.join(offered)}' options='{' '.join(options)}' ;;\n")
        for option in command.options:
            if option.has_value:
                values[" ".join(option.values)] += [f"'{path} {name}'" for name in option.names]
    cases = "".join(f"        {'|'.join(names)}) values='{offered}' ;;\n" for offered, names in values.items())
    return f"""{_MADE}
_syriatext() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} path='' commands options values word
    if [[ $current == = ]]; then
        current=''
    elif [[ $before == = ]]; then
        before=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "${{path:+$path }}$word" in
{_bash_paths(root)}) path="${{path:+$path }}$word" ;;
        esac
    done
    COMPREPLY=()
    values=none
    case "$path $before" in
{cases}    esac
    if [[ $values != none ]]; then
        [[ $values ]] && COMPREPLY=($(compgen -W "$values" -- "$current"))
        return
    fi
    case "$path" in
{"".join(words)}    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    elif [[ $commands ]]; then
        COMPREPLY=($(compgen -W "$commands" -- "$current"))
    fi
}}
complete -o bashdefault -o default -F _syriatext syriatext
"""


def _bash_paths(root: Command) -> str:
    return "            " + "|".join(f"'{' '.join(command.path)}'" for command in root.walk() if command.path)


def zsh(root: Command) -> str:
    """One function a command, named after it."""
    functions = "".join(_zsh_function(command) for command in root.walk())
    return f'#compdef syriatext\n{_MADE}\n{functions}\n_syriatext "$@"\n'


def _zsh_function(command: Command) -> str:
    name = "_".join(("_syriatext", *command.path))
    specs = [*map(_zsh_option, command.options)]
    if not command.commands:
        specs.append("'*:file:_files'")
        return f"\n{name}() {{\n    _arguments -s \\\n        " + " \\\n        ".join(specs) + "\n}\n"
    specs += ["'1:command:->command'", "'*::argument:->argument'"]
    listed = "\n".join(f"            {_quoted(f'{one.path[-1]}:{_summary(one)}')}" for one in command.commands)
    return f"""
{name}() {{
    local state line
    local -a commands
    _arguments -C \\
        {f" {chr(92)}{chr(10)}        ".join(specs)}
    case $state in
    command)
        commands=(
{listed}
        )
        _describe command commands ;;
    argument)
        (( $+functions[{name}_$line[1]] )) && {name}_$line[1] ;;
    esac
}}
"""


def _zsh_option(option: Option) -> str:
    purpose = _first_sentence(option.purpose).replace("[", r"\[").replace("]", r"\]").replace(":", r"\:")
    value = ""
    if option.has_value:
        offered = f"({' '.join(option.values)})" if option.values else ""
        offered = "_files" if option.is_file else "_files -/" if option.is_folder else offered or " "
        value = f":{option.names[-1].strip('-')}:{offered}"
    is_long = option.names[-1].startswith("--") and option.has_value
    names = [name + ("=" if is_long and name.startswith("--") else "") for name in option.names]
    if len(names) == 1:
        return _quoted(f"{'*' if option.is_repeatable else ''}{names[0]}[{purpose}]{value}")
    return f"'({' '.join(option.names)})'{{{','.join(names)}}}{_quoted(f'[{purpose}]{value}')}"


def fish(root: Command) -> str:
    """One line an option and a command, each with the condition under which it is offered."""
    lines = [_MADE, "complete -c syriatext -f"]
    for command in root.walk():
        words = " ".join(one.path[-1] for one in command.commands)
        seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in command.path)
        here = "; and ".join(filter(None, (seen, words and f"not __fish_seen_subcommand_from {words}")))
        when = f"complete -c syriatext -n {_quoted(here)}"
        lines += [f"{when} -a {one.path[-1]} -d {_quoted(_summary(one))}" for one in command.commands]
        lines += [f"{when} -F"] if not command.commands else []
        lines += [f"{when} {_fish_option(option)}" for option in command.options]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    value = ""
    if option.has_value:
        value = f" -x -a {_quoted(' '.join(option.values))}" if option.values else " -x"
        value = " -r -F" if option.is_file else " -x -a '(__fish_complete_directories)'" if option.is_folder else value
    return f"{names}{value} -d {_quoted(_first_sentence(option.purpose))}"


def _first_sentence(purpose: str) -> str:
    return purpose.split("  [")[0].rstrip(".")


def _summary(command: Command) -> str:
    return command.texts.summary.rstrip(".")


def _quoted(text: str) -> str:
    """In single quotes, as all three shells read them."""
    return "'" + text.replace("'", "’") + "'"


def main() -> int:
    """Write the files."""
    for name, text in completions().items():
        path = SHARE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
