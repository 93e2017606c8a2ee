"""Results → people and programs. Formats one file each; none of them reads or writes files of users."""
