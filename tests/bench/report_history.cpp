// Prints what the warnings would have said around the crashes of the historic series: report_history FOLDER.
#include "tests/history/report.h"

#include <cstdio>

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("Usage: report_history FOLDER, which holds the historic series\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const std::string out = plimsoll::history::report(folder);
    if (out.empty()) {
        std::fprintf(stderr, "%s does not hold the historic series\n", folder.c_str());
        return 1;
    }
    std::fputs(out.c_str(), stdout);
    return 0;
}
