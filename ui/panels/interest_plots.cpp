// What the open-interest panel plots: the past in its forms, the anchor, the corners.
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/interest_panel.h"
#include "ui/panels/venue_chips.h"
#include "widgets/format.h"
#include "widgets/page_grid.h"
#include "widgets/share_chart.h"
#include "widgets/venue_key.h"

#include <QLabel>

#include <algorithm>

namespace plimsoll {

InterestView InterestPanel::viewOf() const
{
    return {shownVenues(), selection().sizeUnit(), m_at, m_pulse == Freshness::Stale};
}

void InterestPanel::showPlot(AsOf now)
{
    const SizeUnit unit = selection().sizeUnit();
    plot()->setNow(now.wall);
    std::vector<std::vector<PlotPoint>> parts, coins;
    std::vector<VenueId> whose;
    const Timestamp from = now.wall - span();
    QStringList summed;
    std::optional<Timestamp> begun;  // the earliest record
    const std::vector<VenueId> shown = shownVenues();
    const auto pastOf = [&](VenueId v) -> const FundingPast* {
        if (!m_past) return nullptr;
        const auto& past = m_past->venues[static_cast<std::size_t>(v)];
        return past && !past->interest.empty() ? &*past : nullptr;
    };
    for (const VenueId v : shown)
        if (const FundingPast* past = pastOf(v))
            begun = std::min(begun.value_or(past->interest.front().at), past->interest.front().at);
    const Timestamp enough = std::max(from, begun.value_or(from)) + span() / 10;
    for (const VenueId v : shown) {
        const FundingPast* const past = pastOf(v);
        if (!past) continue;
        std::vector<PlotPoint> steps = interestSteps(past->interest, unit);
        // A venue that tells nothing of the past would leave the sum without one: it stays out, and is named.
        if (steps.empty() || steps.front().at > enough) continue;
        parts.push_back(std::move(steps));
        coins.push_back(interestSteps(past->interest, SizeUnit::Base));
        whose.push_back(v);
        summed << venueCodeText(v);
    }
    m_sum = summedSteps(parts);
    m_sumOf = whose.size() < shown.size() ? summed.join(u' ') : QString();
    m_sumSteps = summedSteps(coins);
    m_sumCoins.clear();
    for (const PlotPoint& p : m_sumSteps) m_sumCoins.push_back({p.at, p.value, std::nullopt});
    if (view() == Ratios)
        showRatios();
    else
        showForms(parts, whose, from, now.wall);
    showRebuild();
    showEmpty();
}

void InterestPanel::showForms(const std::vector<std::vector<PlotPoint>>& parts, const std::vector<VenueId>& whose,
                              Timestamp from, Timestamp now)
{
    const SizeUnit unit = selection().sizeUnit();
    const auto form = static_cast<View>(view());
    std::vector<PlotSeries> all;
    const auto venueLine = [&](VenueId v) {
        PlotSeries line;
        line.code = venueCodeText(v);
        line.name = tr("%1, open interest").arg(venueNameText(v));
        line.color = venueColor(v, theme());
        line.dash = venueDash(v);
        line.form = PlotForm::Steps;
        return line;
    };
    const auto sumLine = [&](std::vector<PlotPoint> points) {
        PlotSeries line;
        line.code = QStringLiteral("\u03a3");
        line.name = m_sumOf.isEmpty() ? tr("Sum of the venues") : tr("Sum of %1").arg(m_sumOf);
        line.color = theme().text.strong;
        line.form = PlotForm::Steps;
        line.width = 1.5;
        line.points = std::move(points);
        if (!line.points.empty() && parts.size() > 1) all.push_back(std::move(line));
    };
    const Duration each = boxFor(span());
    QString legend;
    switch (form) {
        case Stack: {
            const auto stack = stackedSteps(parts);
            for (std::size_t i = 0; i < stack.size(); ++i) {
                PlotSeries line = venueLine(whose[i]);
                line.area = true;
                line.points = stack[i].heights;
                line.own = stack[i].own;
                if (!line.points.empty()) all.push_back(std::move(line));
            }
            break;
        }
        case Lines:
        case Index:
            for (std::size_t i = 0; i < parts.size(); ++i) {
                PlotSeries line = venueLine(whose[i]);
                line.points = form == Index ? indexedSteps(parts[i], from) : parts[i];
                if (!line.points.empty()) all.push_back(std::move(line));
            }
            sumLine(form == Index ? indexedSteps(m_sum, from) : m_sum);
            break;
        case Candles: {
            auto candles = interestCandles(interestBoxes(m_sum, {}, each, from, now), each, theme());
            if (!candles.points.empty()) all.push_back(std::move(candles));
            break;
        }
        case Change:
        case Ratios: break;
    }
    std::vector<PlotMarker> marks;
    if (form == Change) {
        // In coins whatever the unit: dollars fall with the price although nobody closed anything.
        const std::vector<PlotPoint>& coins = m_sumSteps;
        std::vector<PlotPoint> price;
        std::vector<std::vector<PlotPoint>> dollars;
        for (const VenueId v : whose)
            dollars.push_back(interestSteps(m_past->venues[static_cast<std::size_t>(v)]->interest, SizeUnit::Usd));
        for (const PlotPoint& p : summedSteps(dollars)) {
            const auto held = inForce(coins, p.at);
            price.push_back({p.at, p.value && held && *held > 0 ? std::optional(*p.value / *held) : std::nullopt});
        }
        const auto boxes = interestBoxes(coins, price, each, from, now);
        all = interestBars(boxes, each, theme());
        legend =
            tr("solid opened, hollow closed, colour of the price \u00b7 each %1 h").arg(toSeconds(each) / 3'600);
    }
    if (m_anchor) marks.push_back({*m_anchor, tr("anchor"), theme().ui.accent});
    plot()->setMarkers(std::move(marks));
    if (form == Change)
        plot()->setFormat([](double v) { return format::percentChange(v / 100); }, tr("% a bar, in coins"));
    else if (form == Index)
        plot()->setFormat([](double v) { return format::plain(v, 1); }, tr("the span's beginning is 100"));
    else if (unit == SizeUnit::Base)
        plot()->setFormat([](double v) { return sizeWithWord(v, {}); }, selection().asset());
    else
        plot()->setFormat([](double v) { return format::money(v); }, tr("US dollars at each time's price"));
    plot()->setZeroLine(form == Change);
    plot()->setAmounts(form != Change);
    plot()->setSeries(std::move(all));
    const QString money =
        unit == SizeUnit::Quote ? tr("Plotted in US dollars: the past is kept in coins and dollars") : QString();
    const QString sumOf =
        m_sumOf.isEmpty() ? QString() : tr("\u03a3: %1; the others tell too little of it").arg(m_sumOf);
    body()->setFooter(!legend.isEmpty() ? legend
                      : money.isEmpty() ? sumOf
                                        : money,
                      tr("leading perpetual of each venue \u00b7 gaps: not told"));
}

// As the venues tell it: nothing is said of what they do not.
void InterestPanel::showRatios()
{
    std::vector<PlotSeries> all;
    QStringList others;
    m_ratiosShown = {};
    for (const VenueId v : shownVenues()) {
        if (!m_board || !m_board->venues[static_cast<std::size_t>(v)]) continue;
        const RatioSeries& told = ratiosOf(*m_board->venues[static_cast<std::size_t>(v)]);
        m_ratiosShown[static_cast<std::size_t>(v)] = told;
        if (!told) {
            others << venueCodeText(v);
            continue;
        }
        PlotSeries line;
        line.code = venueCodeText(v);
        line.name = tr("%1, accounts that are long").arg(venueNameText(v));
        line.color = venueColor(v, theme());
        line.dash = venueDash(v);
        line.points = ratioPoints(*told);
        all.push_back(std::move(line));
    }
    plot()->setMarkers({});
    plot()->setFormat([](double v) { return format::plain(v, 1); }, tr("% of accounts that are long"));
    plot()->setZeroLine(false);
    plot()->setAmounts(false);
    plot()->setSeries(std::move(all));
    body()->setFooter(others.isEmpty() ? QString() : tr("not told by %1").arg(others.join(u' ')),
                      tr("as the venues say: every five minutes, of all accounts"));
}

void InterestPanel::setAnchor(std::optional<Timestamp> at)
{
    m_anchor = at;
    showPlot(m_at);
    showBoard();
}

void InterestPanel::showRebuild()
{
    m_rebuild = m_anchor ? rebuildSince(m_sumCoins, *m_anchor) : m_board ? m_board->flush : InterestRebuild();
    std::vector<PlotLevel> levels;
    const auto form = static_cast<View>(view());
    if (form == Ratios) levels = {{50, tr("as many long as short"), theme().text.muted}};
    // Where it was and how low it fell, on an axis of coins.
    else if (m_anchor && m_rebuild.recovered && selection().sizeUnit() == SizeUnit::Base && form != Index &&
             form != Change)
        levels = {{*m_rebuild.before, tr("before"), theme().text.muted},
                  {*m_rebuild.trough, tr("low"), theme().text.muted}};
    plot()->setLevels(std::move(levels));
}

void InterestPanel::showBoard()
{
    m_boardShown = m_board;
    m_boardAt = m_at.mono;
    m_boardPlain = format::Standard::on();
    const InterestView v = viewOf();
    const InterestAnchor anchor = m_anchor ? InterestAnchor::Picked : InterestAnchor::Flush;
    if (!m_anchor) showRebuild();
    static const InterestSnapshot nothing;
    const InterestSnapshot& board = m_board ? *m_board : nothing;
    m_facts->setFacts(interestFacts(board, m_rebuild, anchor, v));
    m_venueTable->apply(m_board ? interestVenueRows(board, v) : std::vector<TextRow>());
    m_ratioTable->apply(m_board ? interestRatioRows(board, v) : std::vector<TextRow>());
    if (view() == Ratios && m_board)
        for (const VenueId id : v.venues)
            if (const auto& venue = board.venues[static_cast<std::size_t>(id)];
                venue && ratiosOf(*venue) != m_ratiosShown[static_cast<std::size_t>(id)]) {
                showPlot(m_at);
                break;
            }
    const QString waiting =
        selection().asset().isEmpty() ? tr("No asset chosen") : tr("Waiting for the first second");
    m_venueView->setEmptyText(waiting);
    m_ratioView->setEmptyText(waiting);
    const auto spot = [&](std::optional<double> x, std::optional<double> y) {
        return x && y ? std::optional(QuadrantPoint{board.asOf.wall, *x, *y}) : std::nullopt;
    };
    m_price->setPoints(quadrantTrail(board.priceTrail), spot(board.corners[0].price, board.corners[0].interest));
    m_price->setEmptyText(m_board ? tr("Both need an hour of past") : waiting);
    m_price->setStale(v.stale);
    m_volatility->setPoints(quadrantTrail(board.volatilityTrail),
                            spot(board.interestChange, board.volatilityChange));
    m_volatility->setEmptyText(m_board ? tr("A day of open interest and a week of volatility are needed")
                                       : waiting);
    m_volatility->setStale(v.stale);
}

// What has room: the figures above the plot where it is high, and above the rows always.
void InterestPanel::showParts()
{
    constexpr int kBars = 32 + 24 + 34, kRoomForFacts = 190;
    const int left = height() - kBars;
    const bool rows = !m_pages->spread() && m_pages->current() != PPlot;
    m_facts->setMostLines(height() >= 460 && width() < 760 ? 2 : 1);
    const bool facts = rows ? left >= 120 : left >= kRoomForFacts + m_facts->height() + 62;
    m_facts->setVisible(facts);
    m_shares->setVisible(!rows && left - (facts ? m_facts->height() : 0) >= 62 + 120);
}

void InterestPanel::resizeEvent(QResizeEvent* event)
{
    PastPanel::resizeEvent(event);
    m_chips->setVisible(width() >= 720);
    m_more->setVisible(width() >= 420);
    showParts();
}

// As much of it as fits.
void InterestPanel::showWords()
{
    const QString fits = m_more->fontMetrics().elidedText(m_words, Qt::ElideRight, m_more->width());
    m_more->setText(fits);
    m_more->setToolTip(fits == m_words ? QString() : m_words);
}

}  // namespace plimsoll
