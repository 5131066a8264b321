// Prints what the warnings would have said around the crashes of the historic series: report_history [FOLDER].
#include "tests/history/report.h"

#include <cstdio>

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : PLIMSOLL_SOURCE_DIR "/../shared/history";
    const std::string out = plimsoll::history::report(folder);
    if (out.empty()) {
        std::fprintf(stderr, "%s does not hold the historic series\n", folder.c_str());
        return 1;
    }
    std::fputs(out.c_str(), stdout);
    return 0;
}
