#include "ui/panels/interest_panel.h"

#include "ui/model_pulse.h"
#include "widgets/format.h"
#include "widgets/share_chart.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kShareHeight = 58, kPlotLeast = 120;

}  // namespace

InterestPanel::InterestPanel(const PanelDeps& deps, QWidget* parent)
    : PastPanel({QStringLiteral("interest"),
                 tr("Open interest"),
                 {tr("Venues"), tr("Total"), tr("Change %")},
                 tr("Venues: a line each. Total: their sum where all of them are known.\n"
                    "Change: each against the beginning of the span."),
                 tr("Open interest over time"),
                 {1, 7, 30, 45},
                 0},
                deps, parent)
{
    m_total = new QLabel(content());
    m_total->setProperty("tone", "title");
    m_total->setObjectName(QStringLiteral("interestTotal"));
    m_more = new QLabel(content());
    m_more->setProperty("tone", "muted");
    for (QLabel* l : {m_total, m_more}) {
        l->setTextFormat(Qt::PlainText);
        l->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    m_total->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 10, 2);
    head->setSpacing(12);
    head->addWidget(m_total, 0, Qt::AlignBottom);
    head->addWidget(m_more, 1, Qt::AlignBottom);
    m_shares = new ShareChart(theme(), content());
    m_shares->setFixedHeight(kShareHeight);
    m_shares->setAccessibleName(tr("Shares of the venues"));
    auto* shares = new QHBoxLayout;
    shares->setContentsMargins(10, 0, 10, 4);
    shares->addWidget(m_shares);
    column()->addLayout(head);
    column()->addLayout(shares);
    connect(&selection(), &Selection::sizeUnitChanged, this, [this] {
        m_shown.reset();
        showAll();
    });
    placePlot();
}

void InterestPanel::forget()
{
    m_now = {};
    m_market.reset();
    m_shown.reset();
}

std::uint64_t InterestPanel::version(const SnapshotHub& hub) const
{
    return hub.market.version() + hub.fundingHistory.version() + hub.health.version();
}

void InterestPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    const auto market = hub.market.read().value;
    if (market && market != m_market) {
        m_market = market;
        m_now = interestNow(*market, selection().asset().toStdString());
        m_rates = market->fx;
    }
    take(hub, now);
    age(now);
}

bool InterestPanel::usable(const InterestNow& now) const
{
    const Freshness f = withPulse(now.fresh, m_pulse);
    return f == Freshness::Live || f == Freshness::Late;
}

QString InterestPanel::unitWord(SizeUnit unit) const
{
    if (unit == SizeUnit::Base) return selection().asset();
    if (unit == SizeUnit::Usd) return {};
    QString word;
    for (VenueId v : venues()) {
        const InterestNow& now = m_now[static_cast<std::size_t>(v)];
        if (!usable(now)) continue;
        if (now.quoteWord.isEmpty() || (!word.isEmpty() && word != now.quoteWord)) return {};
        word = now.quoteWord;
    }
    return word;
}

QString InterestPanel::sized(double value, SizeUnit unit) const
{
    return unit == SizeUnit::Usd ? format::money(value) : sizeWithWord(value, unitWord(unit));
}

std::optional<double> InterestPanel::sum(SizeUnit unit, QString* why) const
{
    std::optional<double> total;
    for (VenueId v : venues()) {
        const InterestNow& now = m_now[static_cast<std::size_t>(v)];
        if (!usable(now)) continue;
        const auto part = now.of(unit);
        if (!part) {
            *why = tr("%1 gives no figure in %2").arg(text(venueCode(v)), sizeUnitName(unit));
            return std::nullopt;
        }
        total = total.value_or(0) + *part;
    }
    if (!total) *why = tr("no fresh open interest");
    if (total && unit == SizeUnit::Quote && unitWord(unit).isEmpty()) {
        *why = tr("the venues' quote currencies differ: read it in US dollars or coins");
        return std::nullopt;
    }
    return total;
}

QString InterestPanel::headline() const
{
    return m_total->text();
}

void InterestPanel::showNow(AsOf now)
{
    const SizeUnit unit = selection().sizeUnit();
    QString why;
    const auto total = sum(unit, &why);
    m_total->setText(total ? sized(*total, unit) : format::kNone);
    QStringList more;
    if (!total) more << why;
    if (const auto change = changeOver(m_sum, now.wall - span()))
        more << tr("%1 in %2 d").arg(format::percentChange(*change)).arg(toSeconds(span()) / 86'400) +
                    (m_sumOf.isEmpty() ? QString() : tr(" on %1").arg(m_sumOf));
    QStringList left;
    for (VenueId v : venues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        if (n.fresh != Freshness::Off && !usable(n)) left << text(venueCode(v));
    }
    if (!left.isEmpty()) more << tr("without %1: stale").arg(left.join(u' '));
    more << tr("each position once");
    m_more->setText(more.join(QStringLiteral(" \u00b7 ")));
    QStringList fx;
    for (const FxRate& r : m_rates)
        if (r.applied())
            fx << tr("1 %1 counts %2 dollars").arg(QString::fromStdString(r.currency)).arg(r.used, 0, 'f', 4);
    m_total->setToolTip(fx.isEmpty() ? tr("Sum of the fresh venues") : fx.join(u'\n'));

    // The chart is made anew when a number in it would read otherwise.
    std::vector<std::optional<double>> shown;
    std::vector<SharePart> parts;
    ShareBar share;
    for (VenueId v : venues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        // Shares of several currencies are of their worth.
        const auto value = n.fresh == Freshness::Off ? std::nullopt : unit == SizeUnit::Base ? n.coins : n.usd;
        parts.push_back({venueCodeText(v), venueNameText(v), venueColor(v, theme())});
        share.values.push_back(value);
        share.stale.push_back(!usable(n));
        shown.push_back(value);
        shown.push_back(usable(n) ? 1.0 : 0.0);
    }
    if (m_shown == shown) return;
    m_shown = shown;
    m_shares->setFormat(
        [this, unit](double v) { return unit == SizeUnit::Base ? sizeWithWord(v, {}) : format::money(v); });
    m_shares->setEmptyText(tr("No open interest of %1 received yet").arg(selection().asset()));
    m_shares->setBars(std::move(parts), {std::move(share)});
}

void InterestPanel::showPlot(AsOf now)
{
    const SizeUnit unit = selection().sizeUnit();
    const int chosen = view();
    plot()->setNow(now.wall);
    std::vector<PlotSeries> all;
    std::vector<std::vector<PlotPoint>> parts;
    const Timestamp from = now.wall - span();
    QStringList summed;
    int told = 0;
    std::optional<Timestamp> begun;  // the earliest record
    if (m_past)
        for (VenueId v : venues())
            if (const auto& past = m_past->venues[static_cast<std::size_t>(v)]; past && !past->interest.empty())
                begun = std::min(begun.value_or(past->interest.front().at), past->interest.front().at);
    const Timestamp enough = std::max(from, begun.value_or(from)) + span() / 10;
    if (m_past)
        for (VenueId v : venues()) {
            const auto& past = m_past->venues[static_cast<std::size_t>(v)];
            if (!past || past->interest.empty()) continue;
            const std::vector<PlotPoint> steps = interestSteps(past->interest, unit);
            // A venue that tells nothing of the past would leave the sum without one: it stays out, and is named.
            if (!steps.empty() && steps.front().at <= enough) {
                parts.push_back(steps);
                summed << text(venueCode(v));
            }
            ++told;
            if (chosen == Total) continue;
            PlotSeries line;
            line.code = venueCodeText(v);
            line.name = tr("%1, open interest").arg(venueNameText(v));
            line.color = venueColor(v, theme());
            line.dash = venueDash(v);
            line.form = PlotForm::Steps;
            line.points = chosen == Change ? changeSteps(steps, from) : steps;
            if (!line.points.empty()) all.push_back(std::move(line));
        }
    m_sum = summedSteps(parts);
    m_sumOf = summed.size() < told || told < static_cast<int>(venues().size()) ? summed.join(u' ') : QString();
    if (chosen != ByVenue && !m_sum.empty()) {
        PlotSeries line;
        line.code = QStringLiteral("\u03a3");
        line.name = m_sumOf.isEmpty() ? tr("Sum of the venues") : tr("Sum of %1").arg(m_sumOf);
        line.color = theme().text.strong;
        line.form = PlotForm::Steps;
        line.width = 1.5;
        line.points = chosen == Change ? changeSteps(m_sum, from) : m_sum;
        if (!line.points.empty()) all.push_back(std::move(line));
    }
    if (chosen == Change)
        plot()->setFormat([](double v) { return format::percentChange(v / 100); },
                          tr("% since the beginning of the span"));
    else if (unit == SizeUnit::Base)
        plot()->setFormat([](double v) { return sizeWithWord(v, {}); }, selection().asset());
    else
        plot()->setFormat([](double v) { return format::money(v); }, tr("US dollars at each time's price"));
    plot()->setZeroLine(chosen == Change);
    plot()->setSeries(std::move(all));
    const QString money =
        unit == SizeUnit::Quote ? tr("Plotted in US dollars: the past is kept in coins and dollars") : QString();
    const QString sumOf = chosen != ByVenue && !m_sumOf.isEmpty()
                              ? tr("\u03a3: %1; the others tell too little of it").arg(m_sumOf)
                              : QString();
    body()->setFooter(money.isEmpty() ? sumOf : money,
                      tr("leading perpetual of each venue \u00b7 gaps: not told"));
    showEmpty();
}

QString InterestPanel::nothingYet() const
{
    return tr("No past open interest of %1 known yet").arg(selection().asset());
}

void InterestPanel::showFace(AsOf now)
{
    PanelFace face;
    const QString asset = selection().asset();
    const SizeUnit unit = selection().sizeUnit();
    face.context =
        asset.isEmpty() ? tr("no asset chosen") : tr("%1 \u00b7 %2, one-sided").arg(asset, sizeUnitName(unit));
    QStringList tips;
    Judged judged;
    for (VenueId v : venues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        if (n.fresh == Freshness::Off) {
            tips << tr("%1: nothing received").arg(text(venueName(v)));
            continue;
        }
        const Freshness f = withPulse(n.fresh, m_pulse);
        const QString old = format::age(now.mono - n.at);
        judged.add(v, f, n.at, now);
        tips << tr("%1: %2, %3 old, %4 (limit %5)")
                    .arg(text(venueName(v)), n.usd ? format::money(*n.usd) : tr("no value in dollars"), old,
                         text(freshnessName(f)), format::age(limits::kOpenInterest));
    }
    face.fresh = judged.fresh();
    face.age = judged.age(now);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
    plot()->setStale(face.fresh == Freshness::Stale,
                     tr("no fresh open interest for %1").arg(format::age(now.mono - judged.newest)));
}

void InterestPanel::resizeEvent(QResizeEvent* event)
{
    PastPanel::resizeEvent(event);
    m_shares->setVisible(height() >= 32 + 24 + 32 + kShareHeight + kPlotLeast);
}

std::vector<ExportTable> InterestPanel::exportTables() const
{
    ExportTable t{QStringLiteral("interest"), tr("Open interest"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("venue") << QStringLiteral("oi_usd")
            << QStringLiteral("oi_coins") << QStringLiteral("oi_quote") << QStringLiteral("quote")
            << QStringLiteral("age_s") << QStringLiteral("state") << QStringLiteral("reason");
    const auto number = [](const std::optional<double>& v) {
        return v ? QString::number(*v, 'g', 12) : QString();
    };
    for (VenueId v : venues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        const bool off = n.fresh == Freshness::Off;
        t.rows.push_back({selection().asset(), text(venueKey(v)), number(n.usd), number(n.coins), number(n.quote),
                          n.quoteWord, off ? QString() : QString::number(toSeconds(m_at.mono - n.at), 'f', 1),
                          text(freshnessName(off ? n.fresh : withPulse(n.fresh, m_pulse))),
                          off ? QStringLiteral("nothing received") : QString()});
    }
    return {t};
}

std::vector<ExportTable> InterestPanel::exportSeries() const
{
    if (!m_past) return {};
    return {interestHistoryTable(*m_past)};
}

void InterestPanel::themeChanged()
{
    PastPanel::themeChanged();
    m_shares->setTheme(theme());
    m_shown.reset();
    showPlot(m_at);
    showNow(m_at);
}

}  // namespace plimsoll
