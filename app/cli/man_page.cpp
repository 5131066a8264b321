#include "app/cli/man_page.h"

#include "app/cli/command.h"

#include <QRegularExpression>

namespace plimsoll {

namespace {

// Text as roff takes it: a backslash, a leading dot or quote and a plain minus mean something there.
QString roff(const QString& text)
{
    QString out;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        QString safe = line.trimmed();
        safe.replace(QLatin1Char('\\'), QLatin1String("\\e")).replace(QLatin1Char('-'), QLatin1String("\\-"));
        if (safe.startsWith(QLatin1Char('.')) || safe.startsWith(QLatin1Char('\'')))
            safe.prepend(QLatin1String("\\&"));
        if (!out.isEmpty()) out += QLatin1Char('\n');
        out += safe;
    }
    return out;
}
QString roff(const char* text)
{
    return roff(QString::fromUtf8(text));
}

QString entry(const OptionSpec& o)
{
    QString text = QStringLiteral(".TP\n.B %1").arg(roff(QStringLiteral("--%1").arg(QLatin1String(o.name))));
    if (*o.value != '\0') text += QStringLiteral(" \\fI%1\\fP").arg(roff(o.value));
    return text + QLatin1Char('\n') + roff(o.help) + QLatin1Char('\n');
}

QString group(OptionGroup g)
{
    QString text;
    for (const OptionSpec& o : optionTable())
        if (o.group == g && *o.help != '\0') text += entry(o);
    return text;
}

// Lines are filled anew, but for rows of a table: what it is, room, what it does.
QString details(const CommandSpec& c)
{
    static const QRegularExpression room(QStringLiteral(" {3,}"));
    QString text = QStringLiteral(".br\n");
    bool row = false;
    for (const QString& line : QString::fromUtf8(c.details).split(QLatin1Char('\n'))) {
        const auto gap = room.match(line);
        if (gap.hasMatch())
            text += QStringLiteral(".TP\n") + roff(line.left(gap.capturedStart())) + QLatin1Char('\n') +
                    roff(line.mid(gap.capturedEnd())) + QLatin1Char('\n');
        else
            text += (row ? QStringLiteral(".PP\n") : QString()) + roff(line) + QLatin1Char('\n');
        row = gap.hasMatch();
    }
    return text;
}

// The groups of options that it takes, or those of them that change something there.
QStringList further(const CommandSpec& c)
{
    QStringList all;
    if (c.source) all << QStringLiteral("the source options");
    if (!c.common) return all;
    const QString idle = QString::fromLatin1(c.idle);
    if (idle.isEmpty()) return all << QStringLiteral("the common options");
    const QStringList said = (QString::fromLatin1(c.own) + QLatin1Char(' ') + idle).split(QLatin1Char(' '));
    for (const OptionSpec& o : optionTable())
        if (o.group == OptionGroup::Common && !said.contains(QLatin1String(o.name)))
            all << QStringLiteral("\\fB%1\\fP").arg(roff(QStringLiteral("--%1").arg(QLatin1String(o.name))));
    return all;
}

QString command(const CommandSpec& c)
{
    QString text = QStringLiteral(".SS plimsoll");
    if (*c.name != '\0') text += QStringLiteral(" ") + roff(c.name);
    if (*c.arguments != '\0') text += QStringLiteral(" ") + roff(c.arguments);
    text += QStringLiteral("\n") + roff(c.summary) + QStringLiteral(".\n");
    if (*c.details != '\0') text += details(c);
    for (const QString& name : QString::fromLatin1(c.own).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (const OptionSpec* o = optionNamed(name)) text += entry(*o);
    if (QStringList others = further(c); !others.isEmpty()) {
        const QString last = others.takeLast();
        const QString before =
            others.isEmpty() ? QString() : others.join(QStringLiteral(", ")) + QStringLiteral(" and ");
        text += QStringLiteral(".PP\nTakes ") + before + last + QStringLiteral(" as well.\n");
    }
    return text;
}

}  // namespace

QString manPage()
{
    QString text = QStringLiteral(".TH PLIMSOLL 1 \"\" \"Plimsoll " PLIMSOLL_VERSION
                                  "\" \"User Commands\"\n"
                                  ".SH NAME\nplimsoll \\- leverage dashboard for crypto perpetual futures\n"
                                  ".SH SYNOPSIS\n.B plimsoll\n[\\fIcommand\\fP] [\\fIoptions\\fP]\n"
                                  ".SH DESCRIPTION\n");
    text += roff(QStringLiteral(
        "Streams funding, open interest, order-book depth and liquidations of crypto perpetual futures from the "
        "public wires of Binance, Bybit, OKX and Hyperliquid and shows them in a window. It needs no account and "
        "no key, and it places no orders. Without a command it opens the window on the live venues."));
    text += QStringLiteral("\n.SH COMMANDS\n");
    for (const CommandSpec& c : commandTable()) text += command(c);
    text += QStringLiteral(".SH SOURCE OPTIONS\n") + group(OptionGroup::Source);
    text += QStringLiteral(".SH COMMON OPTIONS\n") + group(OptionGroup::Common);
    text += QStringLiteral(
        ".TP\n.B \\-\\-help\nHelp, general or of a command.\n"
        ".TP\n.B \\-\\-version\nThe version.\n"
        ".TP\n.B \\-\\-man\nThis page.\n"
        ".TP\n.B \\-\\-licences\nWhat the program is made of, and under which licences.\n"
        ".SH EXIT STATUS\n.TP\n.B 0\nDone.\n.TP\n.B 1\nSomething failed; standard error says "
        "what and what to do.\n.TP\n.B 2\nWrong usage.\n"
        ".SH FILES\nRecordings, the history of the market and logs are in the data folder, which "
        "\\fBplimsoll doctor\\fP names and \\fB\\-\\-data\\-dir\\fP changes. Settings are in\n"
        ".I \\(ti/.config/plimsoll/plimsoll.ini\n"
        "unless \\fB\\-\\-data\\-dir\\fP (then in that folder) or \\fB\\-\\-config\\fP is given.\n");
    return text;
}

}  // namespace plimsoll
