#!/bin/sh
# What `make demo` shows: the main job on the sample documents, as a reader would type it.
set -u
cd "$(dirname "$0")/.."

show() {
	printf '\n\033[1m$ %s\033[0m\n' "$*"
	"$@"
}
[ -t 1 ] || show() { printf '\n$ %s\n' "$*"; "$@"; }

show syriatext clean seeds/004_comment_form.txt
show syriatext clean --explain seeds/002_wire_story.txt
show syriatext clean --diff seeds/001_repeated_titles.txt
show syriatext diff seeds/002_wire_story.txt seeds/003_spun_rewrite.txt
show syriatext diff seeds/002_wire_story.txt seeds/004_comment_form.txt | head -4
printf '\nYour turn: .venv/bin/syriatext clean FILE, .venv/bin/syriatext diff FILE FILE; README.md has more.\n'
