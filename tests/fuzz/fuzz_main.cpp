// The fuzzer (libFuzzer) of the target that FUZZ_TARGET names.
//   FUZZ_TARGET=list                prints the names
//   SEEDS=DIR FUZZ_TARGET=name      writes the target's own seeds there, and its dictionary as DIR.dict
//   SEEDS=DIR FUZZ_TARGET=simulated writes what the simulated venues say to DIR/<target>
#include "tests/fuzz/simulated.h"
#include "tests/fuzz/targets.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

using namespace plimsoll::fuzz;

namespace {

const Target* target = nullptr;

void write(const std::string& folder, const std::string& prefix, const std::vector<std::string>& seeds)
{
    QDir().mkpath(QString::fromStdString(folder));
    int n = 0;
    for (const std::string& seed : seeds)
        std::ofstream(folder + '/' + prefix + std::to_string(n++), std::ios::binary) << seed;
}

// What stands between quotes in the seeds: names of fields, words and forms of numbers, as the wire has them.
void writeWords(const std::string& file, const std::vector<std::string>& seeds)
{
    std::set<std::string> words;
    for (const std::string& seed : seeds)
        for (std::size_t at = 0; (at = seed.find('"', at)) != std::string::npos;) {
            const std::size_t end = seed.find_first_of("\"\\\n", at + 1);
            if (end == std::string::npos) break;
            const std::string word = seed.substr(at + 1, end - at - 1);
            const bool printable = word.find_first_not_of(
                                       "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                       "_-.:@/ ") == std::string::npos;
            if (seed[end] == '"' && printable && !word.empty() && word.size() <= 24 && words.size() < 800)
                words.insert(word);
            at = end + 1;
        }
    std::ofstream out(file);
    for (const std::string& word : words) out << "\"\\\"" << word << "\\\"\"\n";
    for (const char* sign : {"[", "]", "{", "}", ",", ":", "\\\"\\\"", "null", "true", "-1", "0", "1e308",
                             "9223372036854775807", "18446744073709551616", "\\\\u0000", "\\xff"})
        out << '"' << sign << "\"\n";
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static QCoreApplication app(*argc, *argv);
    const char* const wanted = std::getenv("FUZZ_TARGET");
    require(wanted != nullptr, "FUZZ_TARGET names a target");
    const char* const folder = std::getenv("SEEDS");
    const std::string_view name(wanted);
    if (name == "list") {
        for (const Target& t : targets()) std::printf("%s\n", t.name);
        std::exit(0);
    }
    if (name == "simulated" && folder) {
        for (const auto& [of, seeds] : simulatedSeeds()) {
            write(std::string(folder) + '/' + of, "simulated-", seeds);
            std::printf("%zu simulated seeds of %s\n", seeds.size(), of.c_str());
        }
        std::exit(0);
    }
    target = targetNamed(name);
    require(target != nullptr, "FUZZ_TARGET is one of the list");
    if (folder) {
        const std::vector<std::string> seeds = target->seeds();
        write(folder, "seed-", seeds);
        writeWords(std::string(folder) + ".dict", seeds);
        std::printf("%zu seeds of %s\n", seeds.size(), target->name);
        std::exit(0);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    target->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
