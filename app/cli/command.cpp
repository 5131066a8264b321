#include "app/cli/command.h"

#include "app/tell.h"

#include <array>
#include <cstdio>

namespace plimsoll {

std::span<const CommandSpec> commandTable()
{
    static constexpr std::array table = {
        CommandSpec{"", "", "the dashboard on live exchanges", "", true, true, "speed scenario", &runWindow},
        CommandSpec{
            "demo", "", "the dashboard on the built-in simulated venues",
            "Everything on screen and in exports says SIMULATED. Scenario and speed can be changed in the\n"
            "window; the default scenario tells a whole cycle in about ten minutes.",
            false, true, "scenario speed assets top venues spot", &runDemo},
        CommandSpec{
            "replay", "FILE...", "the dashboard on a recording (.plog, .jsonl, .jsonl.gz, .rest.jsonl)",
            "Several files are merged by their receive times; a folder stands for the recordings in it. An\n"
            "incident's folder opens where it happened. Space pauses; the bar steps, seeks, repeats a\n"
            "range, jumps to warnings and changes the speed; ? in the window lists the keys.\n"
            "--report needs no display: it goes through as fast as it can and prints a table to standard output,\n"
            "or to --out FILE. With --out FILE.html, FILE.pdf or FOLDER/ it writes what happened instead: "
            "timeline,\n"
            "before and after, venues, charts.",
            false, true, "speed assets top venues spot report json out", &runReplay},
        CommandSpec{"snapshot", "", "no window: run on the chosen source, write the export bundle, leave",
                    "--out is DIR or FILE.zip. Live: runs for --after seconds. With --replay: to its end, or\n"
                    "--after seconds of it. Of live venues the stored history is read where there is one;\n"
                    "nothing is stored. Exit status 1: nothing came.",
                    true, true, "out after speed scenario", &runSnapshot},
        CommandSpec{"record", "", "no window: record raw frames and REST replies of all chosen venues",
                    "Stops after --for seconds or at Ctrl+C; the file is then closed properly. With --replay:\n"
                    "what those recordings hold of the chosen venues, as one, at once; --for counts in their\n"
                    "time.",
                    true, true, "out for speed scenario", &runRecord},
        CommandSpec{
            "simulate", "", "serve the simulated venues on loopback until Ctrl+C",
            "The first line on standard output says where, as an endpoints file does (--endpoints); `control`\n"
            "answers /truth, /fault, /scenario and /speed.",
            false, true, "port scenario speed venues seed log", &runSimulate,
            "config data-dir ca-file proxy no-history workspace size"},
        CommandSpec{"decode", "", "raw frames on standard input -> normalised events, one JSON object a line",
                    "A line is a frame, perhaps with its receive time (Unix ns) and a space before it, or a REST\n"
                    "exchange {\"recv_ns\",\"method\",\"url\",\"request_body\",\"body\"}.",
                    false, false, "venue market in instruments books levels stats all keep-going log", &runDecode},
        CommandSpec{
            "calc", "FUNCTION JSON", "one analytics function on inputs of your own",
            "JSON is an object of inputs by key; \"-\" reads it from standard input. Outputs are one JSON\n"
            "object. Without a value every output is null, and reason and detail say why.",
            false, false, "vectors list", &runCalc},
        CommandSpec{
            "history", "WHAT [FILE...]", "what is stored: export, import, info, check",
            "export --out DIR   one CSV a table: times in UTC and Unix, an empty number was not known\n"
            "import FILE...     such files, or folders of them, into the history; rows that are there stay\n"
            "info               what is stored, from when to when, how large\n"
            "check              reads all of it and says whether it is whole\n"
            "All but import run beside the dashboard. export takes --from, --to and --assets; without them all.",
            false, true, "out from to assets", &runHistory, "ca-file proxy log no-history workspace size seed"},
        CommandSpec{
            "doctor", "", "check what can be checked: venues, clock, display, folders",
            "A line each, and what to do: this machine, settings, proxy, and each venue by name, connection,\n"
            "certificate, REST, clock and WebSocket. Exit status 0: nothing failed.",
            false, true, "endpoints venues json", &runDoctor, "no-history workspace size seed"},
    };
    return table;
}

const CommandSpec* commandNamed(const QString& name)
{
    for (const CommandSpec& c : commandTable())
        if (name == QLatin1String(c.name)) return &c;
    return nullptr;
}

int fail(const QString& what)
{
    tell(what);
    return 1;
}

int allPrinted()
{
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return 0;
    return fail(QStringLiteral("cannot write to standard output; make room there, or send it elsewhere"));
}

}  // namespace plimsoll
