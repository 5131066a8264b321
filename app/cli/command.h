// The table of commands. One row a command, one file a command.
#pragma once

#include "app/cli/options.h"

#include <span>

namespace plimsoll {

struct CommandSpec {
    const char* name;       // empty: the window
    const char* arguments;  // "FILE..."; empty: none are taken
    const char* summary;    // one line
    const char* details;    // further lines for the command's own help
    bool source = false;    // takes the source options
    bool common = false;    // takes the common options
    const char* own;        // names of further options, separated by spaces
    int (*run)(int& argc, char** argv, const Options& options);
    const char* idle = "";  // common options that are taken and change nothing: not in its help
};

std::span<const CommandSpec> commandTable();
const CommandSpec* commandNamed(const QString& name);

int runWindow(int& argc, char** argv, const Options& options);
int runDemo(int& argc, char** argv, const Options& options);
int runSimulate(int& argc, char** argv, const Options& options);
int runReplay(int& argc, char** argv, const Options& options);
int runReport(int& argc, char** argv, const Options& options);
int runSnapshot(int& argc, char** argv, const Options& options);
int runRecord(int& argc, char** argv, const Options& options);
int runDecode(int& argc, char** argv, const Options& options);
int runCalc(int& argc, char** argv, const Options& options);
int runHistory(int& argc, char** argv, const Options& options);
int runDoctor(int& argc, char** argv, const Options& options);

// One line on standard error: what went wrong and what to do. Returns the exit status 1.
int fail(const QString& what);
// 0: standard output has taken all that was printed. Else the same as `fail`.
int allPrinted();

}  // namespace plimsoll
