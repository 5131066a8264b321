#include "ui/standing_item.h"

#include "model/alerts/alert_standing.h"
#include "model/alerts/alert_words.h"
#include "ui/model_words.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

constexpr int kNamed = 12;

QString lineOf(const AlertRow& row)
{
    const QString title =
        row.rule.title.empty() ? modelWords(alertTitle(row.rule)) : QString::fromStdString(row.rule.title);
    QString line = QStringLiteral("%1: %2").arg(title, modelWords(alertStateText(row.state)));
    if (!row.note.empty()) line += QStringLiteral(", ") + modelWords(row.note);
    return line;
}

}  // namespace

StatusItem standingItem(const AlertSnapshot& alerts)
{
    StatusItem item;
    int suspended = 0, failed = 0;
    QStringList tip;
    for (const AlertRow& row : alerts.rows) {
        if (!cannotSpeak(row, alerts.asOf.wall)) continue;
        ++(row.state == AlertState::Failed ? failed : suspended);
        if (tip.size() < kNamed) tip << lineOf(row);
    }
    if (suspended + failed == 0) return item;
    QStringList words;
    if (suspended > 0) words << UiText::tr("%1 suspended").arg(suspended);
    if (failed > 0) words << UiText::tr("%1 failed").arg(failed);
    item.text = UiText::tr("alerts: %1").arg(words.join(QStringLiteral(", ")));
    if (const int more = suspended + failed - kNamed; more > 0) tip << UiText::tr("and %1 more").arg(more);
    tip << UiText::tr(
        "Suspended: an input is stale or missing. Failed: it can never be judged. A click opens Alerts");
    item.tip = tip.join(u'\n');
    item.lit = true;
    item.light = failed > 0 ? Freshness::Stale : Freshness::Late;
    item.bad = failed > 0;
    item.place = QStringLiteral("alerts");
    return item;
}

}  // namespace plimsoll
