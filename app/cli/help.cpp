#include "app/cli/help.h"

#include <QFile>

// Resources in a static library are registered by name, from outside every namespace.
static void registerLicences()
{
    Q_INIT_RESOURCE(licences);
}

namespace plimsoll {

namespace {

QString left(const OptionSpec& o)
{
    const QString name = QStringLiteral("--%1").arg(QLatin1String(o.name));
    return *o.value == '\0' ? name : name + QLatin1Char(' ') + QLatin1String(o.value);
}

QString line(const QString& what, const char* help)
{
    return QStringLiteral("  %1 %2\n").arg(what, -26).arg(QLatin1String(help));
}

QString group(OptionGroup g, const QStringList& except = {})
{
    QString text;
    for (const OptionSpec& o : optionTable())
        if (o.group == g && *o.help != '\0' && !except.contains(QLatin1String(o.name)))
            text += line(left(o), o.help);
    return text;
}

QStringList names(const char* list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString own(const CommandSpec& c)
{
    QString text;
    for (const QString& name : names(c.own))
        if (const OptionSpec* o = optionNamed(name)) text += line(left(*o), o->help);
    return text;
}

}  // namespace

QString generalHelp()
{
    QString text = QStringLiteral("Plimsoll " PLIMSOLL_VERSION
                                  " - leverage dashboard for crypto perpetual futures\n\n"
                                  "plimsoll [command] [options]\n\nCommands\n");
    for (const CommandSpec& c : commandTable()) {
        QString name = *c.name == '\0' ? QStringLiteral("(none)") : QString::fromLatin1(c.name);
        if (*c.arguments != '\0') name += QLatin1Char(' ') + QLatin1String(c.arguments);
        text += line(name, c.summary);
    }
    text += QStringLiteral("\nSource: window, snapshot, record\n") + group(OptionGroup::Source);
    text += QStringLiteral("\nThe window, with --demo or --replay\n") + own(*commandNamed(QString()));
    text += QStringLiteral("\nCommon\n") + group(OptionGroup::Common);
    text += QStringLiteral("\n") + line(QStringLiteral("--help"), "this, or a command's own help") +
            line(QStringLiteral("--version"), "the version") +
            line(QStringLiteral("--man"), "the manual page, as man reads it") +
            line(QStringLiteral("--licences"), "what the program is made of, and under which licences");
    text += QStringLiteral("\nExit status: 0 done, 1 something failed, 2 wrong usage.\n");
    return text;
}

QString licences()
{
    registerLicences();
    QString text = QStringLiteral("Plimsoll " PLIMSOLL_VERSION ": GPL-3.0-or-later\n\nMade with\n");
    QFile table(QStringLiteral(":/libraries.tsv"));
    if (!table.open(QIODevice::ReadOnly)) return text;
    const QStringList lines = QString::fromUtf8(table.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& row : lines) {
        const QStringList cells = row.split(QLatin1Char('\t'));
        if (!row.startsWith(QLatin1Char('#')) && cells.size() == 5)
            text += QStringLiteral("  %1 %2  %3\n").arg(cells[0], -24).arg(cells[2], -38).arg(cells[1]);
    }
    return text +
           QStringLiteral("\nVersions, as this program was linked: plimsoll.spdx.json beside its documentation\n");
}

QString commandHelp(const CommandSpec& c)
{
    if (*c.name == '\0') return generalHelp();
    QString usage = QStringLiteral("plimsoll %1").arg(QLatin1String(c.name));
    if (*c.arguments != '\0') usage += QLatin1Char(' ') + QLatin1String(c.arguments);
    QString text = QStringLiteral("%1 [options]\n\n%2\n").arg(usage, QLatin1String(c.summary));
    if (*c.details != '\0') text += QLatin1String(c.details) + QLatin1Char('\n');
    text += QStringLiteral("\nOptions\n") + own(c);
    const QStringList said = names(c.own) + names(c.idle);
    if (c.source) text += QStringLiteral("\nSource\n") + group(OptionGroup::Source, said);
    const QString common = c.common ? group(OptionGroup::Common, said) : QString();
    if (!common.isEmpty()) text += QStringLiteral("\nCommon\n") + common;
    return text;
}

}  // namespace plimsoll
