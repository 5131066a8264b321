// The command line: which command, which options, what exit status (CONTRACT section 2).
#pragma once

namespace plimsoll {

// 0 done, 1 something failed (one line on stderr says what and what to do), 2 wrong usage.
int runCli(int argc, char** argv);

}  // namespace plimsoll
