// The fuzzer (libFuzzer) of the target that FUZZ_TARGET names. FUZZ_TARGET=list prints the names and leaves; with
// SEEDS=DIR the target's own seeds are written there, and that is all.
#include "tests/fuzz/targets.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace plimsoll::fuzz;

namespace {
const Target* target = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static QCoreApplication app(*argc, *argv);
    const char* const wanted = std::getenv("FUZZ_TARGET");
    require(wanted != nullptr, "FUZZ_TARGET names a target");
    if (std::string_view(wanted) == "list") {
        for (const Target& t : targets()) std::printf("%s\n", t.name);
        std::exit(0);
    }
    target = targetNamed(wanted);
    require(target != nullptr, "FUZZ_TARGET is one of the list");
    if (const char* folder = std::getenv("SEEDS")) {
        int n = 0;
        for (const std::string& seed : target->seeds())
            std::ofstream(std::string(folder) + "/seed-" + std::to_string(n++), std::ios::binary) << seed;
        std::printf("%d seeds of %s\n", n, target->name);
        std::exit(0);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    target->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
