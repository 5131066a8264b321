#include "ui/handbook_pages.h"

#include "model/risk/risk_rules.h"
#include "ui/glossary_table.h"
#include "ui/panel.h"
#include "ui/panel_registry.h"
#include "ui/paper_names.h"
#include "widgets/ui_text.h"

#include <QFile>

#include <algorithm>

// The macro declares a function and must stand outside of any namespace.
static void registerPages()
{
    Q_INIT_RESOURCE(handbook);
}

namespace plimsoll {

namespace {

struct PageRow {
    const char* id;
    const char* chapter;
};
// Those of panels follow the first chapter, in the registry's order.
constexpr PageRow kFirst[] = {{"start", QT_TRANSLATE_NOOP("UiText", "First steps")},
                              {"window", QT_TRANSLATE_NOOP("UiText", "First steps")},
                              {"strip", QT_TRANSLATE_NOOP("UiText", "First steps")},
                              {"commands", QT_TRANSLATE_NOOP("UiText", "First steps")}};
constexpr PageRow kRest[] = {{"rules", QT_TRANSLATE_NOOP("UiText", "Warnings and alerts")},
                             {"alerts", QT_TRANSLATE_NOOP("UiText", "Warnings and alerts")},
                             {"phases", QT_TRANSLATE_NOOP("UiText", "Warnings and alerts")},
                             {"workspaces", QT_TRANSLATE_NOOP("UiText", "Working with it")},
                             {"exports", QT_TRANSLATE_NOOP("UiText", "Working with it")},
                             {"replay", QT_TRANSLATE_NOOP("UiText", "Working with it")},
                             {"settings", QT_TRANSLATE_NOOP("UiText", "Working with it")},
                             {"data-truth", QT_TRANSLATE_NOOP("UiText", "What numbers rest on")},
                             {"venues", QT_TRANSLATE_NOOP("UiText", "What numbers rest on")},
                             {"glossary", QT_TRANSLATE_NOOP("UiText", "What numbers rest on")},
                             {"privacy", QT_TRANSLATE_NOOP("UiText", "When in doubt")},
                             {"troubles", QT_TRANSLATE_NOOP("UiText", "When in doubt")}};

void registerOnce()
{
    static const bool once = (registerPages(), true);
    static_cast<void>(once);
}

QString fileName(const QString& id)
{
    return QStringLiteral(":/handbook/%1.md").arg(id);
}

QString fileText(const QString& id)
{
    registerOnce();
    QFile file(fileName(id));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString scopeWords(const RiskRule& rule)
{
    switch (rule.scope) {
        case RuleScope::Asset:
            return rule.own ? QStringLiteral("own positions in an asset") : QStringLiteral("an asset");
        case RuleScope::AssetVenue: return QStringLiteral("an asset on a venue");
        case RuleScope::Venue:
            return rule.own ? QStringLiteral("own positions on a venue") : QStringLiteral("a venue");
        case RuleScope::Market:
            return rule.own ? QStringLiteral("own positions") : QStringLiteral("the whole market");
    }
    return {};
}

// Made of the catalogue itself: what stands here is what is judged.
QString rulesPage()
{
    QString page = fileText(QStringLiteral("rules")) + QLatin1Char('\n');
    for (const RiskRule& rule : riskRules()) {
        const auto number = [&](double v) { return QString::fromStdString(ruleNumber(rule, v)); };
        page += QStringLiteral("### %1: %2\n\n").arg(text(rule.id), text(rule.text.title));
        page += text(rule.text.why) + QLatin1Char(' ') + text(rule.text.people) + QStringLiteral("\n\n");
        QString limits = QStringLiteral("Warning from %1").arg(number(rule.limits.warn));
        if (rule.limits.crit) limits += QStringLiteral(", critical from %1").arg(number(*rule.limits.crit));
        limits += QStringLiteral("; ends below %1").arg(number(rule.limits.exitWarn));
        if (rule.limits.crit) limits += QStringLiteral(", critical below %1").arg(number(rule.limits.exitCrit));
        page += limits + QStringLiteral(". ") + QStringLiteral("Of %1").arg(scopeWords(rule)) +
                QStringLiteral("; ") + (rule.fast ? QStringLiteral("fast") : QStringLiteral("slow")) +
                QStringLiteral(", ") +
                (rule.forward ? QStringLiteral("forward-looking") : QStringLiteral("of the present")) +
                (rule.modelled ? QStringLiteral(", modelled") : QString()) + QStringLiteral(". ") +
                QStringLiteral("Source: %1.").arg(paperNames(rule.source)) + QStringLiteral("\n\n");
        QStringList shown;
        for (const analytics::MetricId* id : rule.evidence) shown.append(text(analytics::word(*id).name));
        if (!shown.isEmpty())
            page += QStringLiteral("Shows %1.")
                        .arg(QLatin1Char('`') + shown.join(QStringLiteral("`, `")) + QLatin1Char('`')) +
                    QStringLiteral("\n\n");
    }
    return page;
}

// Its first head: nobody has to read a page to know what it is called.
QString titleOf(const QString& id)
{
    if (id == QLatin1String("glossary")) return UiText::tr("Glossary");
    registerOnce();
    QFile file(fileName(id));
    if (!file.open(QIODevice::ReadOnly)) return {};
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        if (line.startsWith(QLatin1String("# "))) return line.mid(2).trimmed();
    }
    return {};
}

std::vector<HandbookPage> made()
{
    std::vector<HandbookPage> out;
    const auto add = [&out](const QString& id, const char* chapter) {
        out.push_back({id, titleOf(id), UiText::tr(chapter)});
    };
    for (const PageRow& p : kFirst) add(QString::fromLatin1(p.id), p.chapter);
    for (const PanelRow& p : panelRegistry())
        add(panelPage(QString::fromLatin1(p.id)), QT_TRANSLATE_NOOP("UiText", "Panels"));
    for (const PageRow& p : kRest) add(QString::fromLatin1(p.id), p.chapter);
    return out;
}

}  // namespace

const std::vector<HandbookPage>& handbookPages()
{
    static const std::vector<HandbookPage> pages = made();
    return pages;
}

bool hasHandbookPage(const QString& id)
{
    const auto& all = handbookPages();
    return std::any_of(all.begin(), all.end(), [&id](const HandbookPage& p) { return p.id == id; });
}

QString handbookText(const QString& id)
{
    if (id == QLatin1String("rules")) return rulesPage();
    if (id == QLatin1String("glossary")) return glossaryPage();
    return fileText(id);
}

QString panelPage(const QString& kind)
{
    return QStringLiteral("panel-") + kind;
}

QString linkedPage(const QString& href)
{
    QString id = href.section(QLatin1Char('#'), 0, 0);
    if (id.endsWith(QLatin1String(".md"))) id.chop(3);
    return id.contains(QLatin1Char('/')) || id.contains(QLatin1Char(':')) ? QString() : id;
}

}  // namespace plimsoll
