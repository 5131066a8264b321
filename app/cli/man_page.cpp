#include "app/cli/man_page.h"

#include "app/cli/command.h"

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

QString command(const CommandSpec& c)
{
    QString text = QStringLiteral(".SS plimsoll");
    if (*c.name != '\0') text += QStringLiteral(" ") + roff(c.name);
    if (*c.arguments != '\0') text += QStringLiteral(" ") + roff(c.arguments);
    text += QStringLiteral("\n") + roff(c.summary) + QStringLiteral(".\n");
    if (*c.details != '\0') text += QStringLiteral(".br\n") + roff(c.details) + QLatin1Char('\n');
    for (const QString& name : QString::fromLatin1(c.own).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (const OptionSpec* o = optionNamed(name)) text += entry(*o);
    QStringList further;
    if (c.source) further << QStringLiteral("source");
    if (c.common) further << QStringLiteral("common");
    if (!further.isEmpty())
        text += QStringLiteral(".PP\nTakes the %1 options as well.\n").arg(further.join(QStringLiteral(" and ")));
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
        ".SH FILES\nSettings, recordings, the history of the market and logs are in the data "
        "folder, which \\fBplimsoll doctor\\fP names and \\fB\\-\\-data\\-dir\\fP changes.\n");
    return text;
}

}  // namespace plimsoll
