#include "app/cli/cli.h"

#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/man_page.h"
#include "app/end_watch.h"
#include "app/log_file.h"
#include "app/tell.h"
#include "feeds/system_proxy.h"
#include "model/market/owner_only.h"
#include "model/memory_reserve.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace plimsoll {

namespace {

int usageError(const QString& message)
{
    tell(message);
    return 2;
}

// Everybody on the computer can read a program's arguments, as long as it runs: "http://user:password@host" is
// taken away as soon as it is known. Up to the last "@", whatever stands before it: a password that is not escaped
// may have any letter. Of a proxy also where "http://" was left out.
void hideCredentials(char* argument, bool proxy)
{
    static constexpr char kOption[] = "--proxy=";
    char* value = argument;
    if (std::strncmp(argument, kOption, sizeof kOption - 1) == 0) {
        value += sizeof kOption - 1;
        proxy = true;
    }
    char* const at = std::strrchr(value, '@');
    char* const scheme = std::strstr(value, "://");
    char* from = scheme ? scheme + 3 : nullptr;
    if (proxy && (!scheme || scheme != std::strchr(value, ':'))) from = value;
    if (at && from && from < at) std::fill(from, at, 'x');
}

int print(const QString& text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return allPrinted();
}

}  // namespace

int runCli(int argc, char** argv)
{
    keepToOwner();
    leaveNoCore();
    MemoryReserve::hold();
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
        hideCredentials(argv[i], i > 1 && std::strcmp(argv[i - 1], "--proxy") == 0);
    }

    QString name;
    if (!words.isEmpty() && !words.first().startsWith(QLatin1Char('-'))) name = words.takeFirst();
    if (name == QLatin1String("help")) {
        name = words.isEmpty() ? QString() : words.takeFirst();
        words = {QStringLiteral("--help")};
    }
    const CommandSpec* command = commandNamed(name);
    if (!command) {
        QStringList names;
        for (const CommandSpec& c : commandTable()) names.append(QLatin1String(c.name));
        const QString meant = nearest(name, names);
        return usageError(
            QStringLiteral("unknown command \"%1\"; %2plimsoll --help lists all")
                .arg(name, meant.isEmpty() ? QString() : QStringLiteral("did you mean %1? ").arg(meant)));
    }
    // What stands behind "--" is a file, whatever it looks like.
    const QStringList before =
        words.mid(0, words.indexOf(QLatin1String("--")) < 0 ? -1 : words.indexOf(QLatin1String("--")));
    if (before.contains(QLatin1String("--help")) || before.contains(QLatin1String("-h")))
        return print(commandHelp(*command));
    if (before.contains(QLatin1String("--version")))
        return print(QStringLiteral("plimsoll " PLIMSOLL_VERSION "\n"));
    if (before.contains(QLatin1String("--man"))) return print(manPage());
    if (before.contains(QLatin1String("--licences"))) return print(licences());

    auto options = parseOptions(*command, words);
    if (!options) return usageError(options.error().message);
    int status = command->run(argc, argv, *options);
    if (status == 0) status = allPrinted();
    stopLog();
    // Qt waits at the end for its thread that asks the system for a proxy, and a script that does not answer holds
    // it for good. All that is ours is closed.
    if (proxyAwaited()) endNow(status);
    return status;
}

}  // namespace plimsoll
