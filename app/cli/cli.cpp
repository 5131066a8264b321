#include "app/cli/cli.h"

#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/man_page.h"
#include "model/market/owner_only.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace plimsoll {

namespace {

int usageError(const QString& message)
{
    std::fprintf(stderr, "plimsoll: %s\n", qUtf8Printable(message));
    return 2;
}

// Everybody on the computer can read a program's arguments, as long as it runs: "http://user:password@host" is
// taken away as soon as it is known.
void hideCredentials(char* argument)
{
    char* const scheme = std::strstr(argument, "://");
    if (!scheme) return;
    char* const authority = scheme + 3;
    char* const end = authority + std::strcspn(authority, "/?#");
    char* at = nullptr;
    for (char* c = authority; c != end; ++c)
        if (*c == '@') at = c;
    if (at) std::fill(authority, at, 'x');
}

int print(const QString& text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace

int runCli(int argc, char** argv)
{
    keepToOwner();
    leaveNoCore();
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
        hideCredentials(argv[i]);
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
    return command->run(argc, argv, *options);
}

}  // namespace plimsoll
