"""Runs a command and prints what it used, as JSON: exit status, seconds of CPU, peak memory in KiB.

`python -m benchmarks.alone COMMAND...`: a small process between. On Linux a process inherits the
peak memory of the one that started it, so a command started by a large benchmark seems large.
"""

import json
import os
import sys


def main() -> int:
    """Run the command; its output goes to standard error."""
    told = [(os.POSIX_SPAWN_DUP2, 2, 1)]
    child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=told)
    _, status, used = os.wait4(child, 0)
    spent = used.ru_utime + used.ru_stime
    print(json.dumps([os.waitstatus_to_exitcode(status), spent, used.ru_maxrss]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
