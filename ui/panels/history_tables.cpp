// The stored past as tables: what is plotted, and everything that was answered.
#include "ui/panel.h"
#include "ui/panels/history_series.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <map>

namespace plimsoll {

namespace {

QString number(const std::optional<double>& v)
{
    return v ? QString::number(*v, 'g', 12) : QString();
}

QString knownBy(const store::SeriesPoint& p, std::int64_t span)
{
    if (!p.seen) return UiText::tr("told by the venue");
    return store::seenInPart(p, span) ? UiText::tr("seen in part") : UiText::tr("seen");
}

QString reasonOf(const store::SeriesPoint& p, std::int64_t span)
{
    if (!p.seen) return UiText::tr("nobody was looking: as the venue remembers it");
    QStringList said;
    if (p.priceTold) said << UiText::tr("prices as the venue remembers them");
    if (p.interestTold) said << UiText::tr("open interest as the venue remembers it");
    if (store::seenInPart(p, span)) {
        said << UiText::tr("seen for %1 of %2 minutes").arg(p.rows).arg(span / 60);
        if (p.priceRest || p.flowsRest || p.interestRest)
            said << UiText::tr("of the rest, what the venue remembers");
    }
    return said.join(QStringLiteral("; "));
}

}  // namespace

ExportTable historyViewTable(const HistoryPlot& plot, const QString& title)
{
    ExportTable t{QStringLiteral("history_view"), title, {}, {}};
    t.heads << QStringLiteral("utc");
    std::map<Timestamp, QStringList> rows;
    const auto columns = static_cast<qsizetype>(plot.series.size());
    for (qsizetype i = 0; i < columns; ++i) {
        const PlotSeries& s = plot.series[static_cast<std::size_t>(i)];
        t.heads << QStringLiteral("%1 (%2)").arg(s.name, plot.unit);
        for (const PlotPoint& p : s.points) {
            if (!p.value) continue;
            QStringList& row = rows[p.at];
            while (row.size() < columns) row << QString();
            // The last step is told twice: where it begins, and where it has come to.
            if (&p != &s.points.front() && &p == &s.points.back() && s.form == PlotForm::Steps) {
                if (row.join(QString()).isEmpty()) rows.erase(p.at);
                continue;
            }
            row[i] = number(p.value);
        }
    }
    for (const auto& [at, row] : rows) t.rows.push_back(QStringList{format::iso(at)} + row);
    return t;
}

ExportTable historyTable(const HistoryAnswer& answer)
{
    ExportTable t{QStringLiteral("history"), UiText::tr("Stored history"), {}, {}};
    for (const char* head : {"asset",
                             "market",
                             "venue",
                             "symbol",
                             "utc",
                             "span_s",
                             "known",
                             "open_usd",
                             "high_usd",
                             "low_usd",
                             "close_usd",
                             "spread_bp",
                             "mark_usd",
                             "index_usd",
                             "bid_usd_100bp",
                             "ask_usd_100bp",
                             "oi_coins",
                             "funding_fraction_8h",
                             "taker_buy_usd",
                             "taker_sell_usd",
                             "longs_liquidated_usd",
                             "shorts_liquidated_usd",
                             "reason"})
        t.heads << QString::fromLatin1(head);
    if (TableNames::only()) return t;
    for (const HistoryLine& l : answer.lines)
        for (const store::SeriesPoint& p : l.series.points) {
            const std::int64_t span = historySpanSoFar(p, l.series.span, answer.asOf.wall);
            QStringList row{QString::fromStdString(answer.request.asset),
                            text(marketKey(answer.request.market)),
                            text(venueKey(l.venue)),
                            QString::fromStdString(l.symbol),
                            format::iso(Timestamp{std::chrono::seconds{p.t}}),
                            QString::number(l.series.span),
                            knownBy(p, span)};
            for (const auto& v : {p.open, p.high, p.low, p.close, p.spreadBp, p.mark, p.index, p.bid100, p.ask100,
                                  p.interestBase, p.r8, p.buyUsd, p.sellUsd, p.longUsd, p.shortUsd})
                row << number(v);
            row << reasonOf(p, span);
            t.rows.push_back(std::move(row));
        }
    return t;
}

}  // namespace plimsoll
