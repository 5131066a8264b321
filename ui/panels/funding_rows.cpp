#include "ui/panels/funding_rows.h"

#include "ui/model_pulse.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

TextColumn column(const char* head, const char* exportHead, const char* widest, int drop, const char* tip)
{
    TextColumn c;
    c.head = *head ? UiText::tr(head) : QString();
    c.exportHead = QString::fromUtf8(exportHead);
    c.widest = QString::fromUtf8(widest);
    c.right = true;
    c.drop = drop;
    c.tip = *tip ? UiText::tr(tip) : QString();
    return c;
}

TextCell said(const QString& words, CellTone tone = CellTone::Base)
{
    TextCell c;
    c.text = words;
    c.tone = tone;
    return c;
}

TextCell nothing(const QString& why)
{
    TextCell c = said(format::kNone, CellTone::Muted);
    c.tip = why;
    return c;
}

// Orange where longs pay, blue where shorts do.
CellTone toneOf(double rate)
{
    return rate > 0 ? CellTone::Long : rate < 0 ? CellTone::Short : CellTone::Strong;
}

constexpr std::size_t kFactsColumn = kInspectorMeanColumn;

// What was settled stands, whether the venue still speaks or not.
void addFacts(TextRow& r, const VenueFacts& facts, FundingUnit unit)
{
    const auto rate = [unit](double r8) {
        return unit == FundingUnit::Apr ? format::apr(r8 * 1095) : format::bp8h(r8);
    };
    if (const auto& p = facts.paid) {
        const QString of =
            QObject::tr("%1 settlements, %2 h of the span").arg(p->settlements).arg(format::plain(p->hours, 0));
        for (TextCell c :
             {said(rate(p->mean), toneOf(p->mean)),
              said(unit == FundingUnit::Apr ? QStringLiteral("%1 %").arg(format::plain(p->deviation * 109500, 1))
                                            : format::bp(p->deviation * 1e4)),
              said(QStringLiteral("%1 %").arg(format::plain(p->positive * 100, 0))),
              said(rate(p->worst) + QStringLiteral(" / ") + rate(p->best)),
              said(format::bp8h(p->paid), toneOf(p->paid))}) {
            c.tip = of;
            r.cells.push_back(c);
        }
    } else {
        for (int i = 0; i < 5; ++i)
            r.cells.push_back(nothing(QObject::tr("nothing settled in the span is known")));
    }
    r.cells.push_back(facts.percentile
                          ? said(QStringLiteral("%1 %").arg(format::plain(*facts.percentile * 100, 0)))
                          : nothing(QObject::tr("needs a fresh rate and seven days of settled ones")));
}

}  // namespace

std::vector<TextColumn> inspectorColumns()
{
    std::vector<TextColumn> columns = {
        column(QT_TRANSLATE_NOOP("UiText", "Venue"), "venue", "BN", 0, ""),
        column(QT_TRANSLATE_NOOP("UiText", "Raw rate"), "rate_per_interval", "\u22120.0000 %", 5,
               QT_TRANSLATE_NOOP("UiText", "As the venue pays it, per its own interval")),
        column(QT_TRANSLATE_NOOP("UiText", "Every"), "interval", "8h", 4,
               QT_TRANSLATE_NOOP("UiText", "The venue's own interval")),
        column(QT_TRANSLATE_NOOP("UiText", "bp/8h"), "estimate_per_8h", "\u221299.99", 0,
               QT_TRANSLATE_NOOP("UiText", "Estimate for the running interval")),
        column(QT_TRANSLATE_NOOP("UiText", "Next in"), "next_in", "00:00:00", 2,
               QT_TRANSLATE_NOOP("UiText", "Until the next settlement")),
        column(QT_TRANSLATE_NOOP("UiText", "Last paid"), "last_settled_per_interval", "\u22120.0000 %", 1,
               QT_TRANSLATE_NOOP("UiText", "The last settled rate, per its interval")),
        column(
            QT_TRANSLATE_NOOP("UiText", "HL expects"), "hyperliquid_forecast_bp_per_8h",
            "\u221299.99 \u0394 \u221299.99", 3,
            QT_TRANSLATE_NOOP(
                "UiText",
                "Hyperliquid's forecast of this venue's rate, bp per 8 h, and how far it is from the venue's own "
                "estimate: a cross-check, never used instead")),
        column(
            QT_TRANSLATE_NOOP("UiText", "Mean bp"), "settled_mean_bp_per_8h", "\u221299.99", 6,
            QT_TRANSLATE_NOOP(
                "UiText",
                "Settled rates of the chosen span, per 8 h or year, weighted by the hours they were charged for")),
        column(QT_TRANSLATE_NOOP("UiText", "\u03c3 bp"), "settled_deviation_bp_per_8h", "99.99", 9,
               QT_TRANSLATE_NOOP("UiText", "How far they stray from it")),
        column(QT_TRANSLATE_NOOP("UiText", "Longs paid"), "settled_share_longs_paid", "100 %", 7,
               QT_TRANSLATE_NOOP("UiText", "Share of the span's settlements in which longs paid")),
        column(QT_TRANSLATE_NOOP("UiText", "Low / high bp"), "settled_low_high_bp_per_8h", "\u221299.99 / +99.99",
               10, QT_TRANSLATE_NOOP("UiText", "Lowest and highest settled rate of the span")),
        column(QT_TRANSLATE_NOOP("UiText", "Paid bp"), "settled_paid_bp", "\u2212999.9", 8,
               QT_TRANSLATE_NOOP("UiText", "What a long has paid in all over the span, bp of its notional")),
        column(QT_TRANSLATE_NOOP("UiText", "Pctl 90d"), "percentile_90d", "100 %", 8,
               QT_TRANSLATE_NOOP("UiText",
                                 "Share of the last 90 days' hours with a rate no higher than the estimate"))};
    columns.front().right = false;
    for (std::size_t i = 1; i < columns.size(); ++i) columns[i].rest = true;
    return columns;
}

std::vector<TextRow> inspectorRows(const FundingRow& row, const std::vector<VenueId>& venues, AsOf now,
                                   FundingUnit unit, Freshness pulse, const InspectorFacts& facts)
{
    std::vector<TextRow> rows;
    const FundingUnit shown = unit == FundingUnit::Apr ? FundingUnit::Apr : FundingUnit::Bp8h;
    for (VenueId v : venues) {
        TextRow r;
        r.key = text(venueKey(v));
        TextCell name = said(text(venueCode(v)));
        name.venue = v;
        const VenueFacts& past = facts[static_cast<std::size_t>(v)];
        name.tip = QObject::tr("%1: a click draws its lines or leaves them out").arg(text(venueName(v)));
        if (past.hidden) name.tone = CellTone::Faint;
        r.cells.push_back(name);
        const auto& c = row.cells[static_cast<std::size_t>(v)];
        if (!c || c->fresh == Freshness::Off) {
            const QString why =
                c ? QObject::tr("no rate received") : QObject::tr("not listed, or no rate received");
            while (r.cells.size() < kFactsColumn) r.cells.push_back(nothing(why));
            addFacts(r, past, unit);
            rows.push_back(std::move(r));
            continue;
        }
        const Freshness fresh = withPulse(fundingFresh(*c, now), pulse);
        const QString tip = fundingTip(*c, v, now, pulse);
        TextCell raw = said(format::rateRaw(c->rate.v), toneOf(c->rate.v));
        TextCell rate = c->r8 ? said(fundingText(*c, shown), toneOf(c->rate.v))
                              : nothing(QObject::tr("the venue has not said its interval"));
        TextCell next = c->next && *c->next >= now.wall ? said(format::countdown(*c->next - now.wall))
                                                        : nothing(QObject::tr("the venue has not said when"));
        TextCell paid = c->settled ? said(format::rateRaw(*c->settled), toneOf(*c->settled))
                                   : nothing(QObject::tr("no settled rate known"));
        raw.tip = tip;
        if (c->r8) rate.tip = tip;
        if (c->settled && c->settledAt) paid.tip = QObject::tr("at %1").arg(format::dateTimeZoned(*c->settledAt));
        r.cells.push_back(raw);
        r.cells.push_back(said(intervalText(*c), CellTone::Muted));
        r.cells.push_back(rate);
        r.cells.push_back(next);
        r.cells.push_back(paid);
        const auto view = forecastView(*c, now);
        if (view) {
            TextCell f = said(view->text, view->differs ? CellTone::Warn : CellTone::Muted);
            f.tip = view->tip;
            r.cells.push_back(f);
        } else {
            r.cells.push_back(nothing(v == VenueId::Hyperliquid
                                          ? QObject::tr("Hyperliquid forecasts other venues' rates, not its own")
                                          : QObject::tr("Hyperliquid has no fresh forecast of this rate")));
        }
        for (std::size_t i = 1; i < r.cells.size(); ++i) r.cells[i].fresh = fresh;
        addFacts(r, past, unit);
        rows.push_back(std::move(r));
    }
    return rows;
}

QString percentileLine(const CarryRow* row)
{
    if (!row || !row->percentile) return {};
    return QObject::tr("now higher than %1 % of %2 d")
        .arg(format::plain(*row->percentile * 100, 0))
        .arg(format::plain(row->knownHours / 24, 0));
}

}  // namespace plimsoll
