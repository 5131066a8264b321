#include "ui/panels/interest_panel.h"

#include "model/metrics/metric_text.h"
#include "ui/chart_alerts.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "ui/panels/venue_chips.h"
#include "widgets/format.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"
#include "widgets/share_chart.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kShareHeight = 58, kPlotLeast = 120, kCornersLeast = 130;
constexpr QSize kRoomForAll{960, 380};
constexpr double kFinestPart = 10'000;  // of a bar: less than a pixel of the widest

}  // namespace

InterestPanel::InterestPanel(const PanelDeps& deps, QWidget* parent)
    : PastPanel({QStringLiteral("interest"),
                 tr("Open interest"),
                 {tr("Stack"), tr("Lines"), tr("Index"), tr("Candles"), tr("Bars"), tr("L/S")},
                 tr("Stack: the venues upon each other. Lines: each alone, and their sum.\n"
                    "Index: each against the beginning of the span, which is 100.\n"
                    "Candles: the sum. Bars: its changes, by what price did at the same time.\n"
                    "L/S: what share of the accounts is long, as each venue says."),
                 tr("Open interest over time"),
                 {1, 7, 30, 45},
                 0},
                deps, parent)
{
    makeHead();
    makePages();
    makeChips();
    connect(&selection(), &Selection::sizeUnitChanged, this, [this] {
        m_shown.reset();
        showAll();
    });
    placePlot();
    column()->removeWidget(plot());
    m_pages->add({tr("Over time"), plot(), 0, 6, 0, kPlotLeast});
    const int rows = static_cast<int>(venues().size()) + 1;
    const int high = 24 + rows * rowHeight(Density::Normal) + 2;
    m_pages->add({tr("Venues"), m_venueView, 1, 6, high, high});
    m_pages->add({tr("Long and short, as the venues say"), m_ratioView, 1, 4, high, high});
    m_pages->add({tr("Price and interest over 1 h \u00b7 the last 24 h"), m_price, 0, 3, 0, kCornersLeast});
    m_pages->add({tr("Interest and volatility \u00b7 the last 24 h"), m_volatility, 0, 3, 0, kCornersLeast});
    column()->addWidget(m_pages, 1);
}

void InterestPanel::makeHead()
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
    m_more->installEventFilter(this);
    m_page = new Segmented(theme(), {tr("Plot"), tr("Venues"), tr("L/S"), tr("Price"), tr("Vol")}, content());
    m_page->setAccessibleName(tr("Part of the panel"));
    m_page->setToolTip(
        tr("Over time; venue by venue; long and short; price and interest; interest and volatility"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 8, 2);
    head->setSpacing(12);
    head->addWidget(m_total, 0, Qt::AlignVCenter);
    head->addWidget(m_more, 1, Qt::AlignVCenter);
    head->addWidget(m_page, 0, Qt::AlignVCenter);
    m_shares = new ShareChart(theme(), content());
    m_shares->setFixedHeight(kShareHeight);
    m_shares->setAccessibleName(tr("Shares of the venues"));
    auto* shares = new QHBoxLayout;
    shares->setContentsMargins(10, 0, 10, 4);
    shares->addWidget(m_shares);
    m_facts = new FactStrip(theme(), content());
    m_facts->setAccessibleName(tr("Leverage in figures"));
    column()->addLayout(head);
    column()->addWidget(m_facts);
    column()->addLayout(shares);
}

BoardView* InterestPanel::tableView(TextTable* table, const QString& name)
{
    auto* v = new BoardView(theme(), m_pages);
    v->setAccessibleName(name);
    v->setBoard(table);
    v->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(v, &QWidget::customContextMenuRequested, this, [this, v](const QPoint& at) { menuOnTable(v, at); });
    return v;
}

void InterestPanel::makePages()
{
    m_pages = new PageGrid(theme(), content());
    m_pages->setRoom(kRoomForAll);
    m_venueTable = new TextTable(interestVenueColumns(), this);
    m_ratioTable = new TextTable(interestRatioColumns(), this);
    m_venueView = tableView(m_venueTable, tr("Open interest by venue"));
    m_ratioView = tableView(m_ratioTable, tr("Long and short by venue"));
    const auto percent = [](double v) { return format::percentChange(v); };
    m_price = new QuadrantPlot(theme(), m_pages);
    m_price->setAccessibleName(tr("Price and open interest"));
    m_price->setWords(priceWords());
    m_price->setAxes(tr("price, 1 h"), tr("open interest, 1 h"), percent, percent, 0.001, 0.005);
    m_volatility = new QuadrantPlot(theme(), m_pages);
    m_volatility->setAccessibleName(tr("Open interest and volatility"));
    m_volatility->setWords(volatilityWords());
    m_volatility->setAxes(
        tr("open interest, 24 h"), tr("volatility, ln 24 h over 7 d"), percent,
        [](double v) {
            return (v < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + format::plain(std::fabs(v), 2);
        },
        0.005, 0.05);
    connect(m_page, &Segmented::currentChanged, this, [this](int page) {
        m_pages->setCurrent(page);
        showParts();
    });
    connect(m_pages, &PageGrid::spreadChanged, this, [this](bool spread) {
        m_page->setVisible(!spread);
        showParts();
    });
    connect(plot(), &TimePlot::timeClicked, this, [this](Timestamp at) { setAnchor(at); });
    // Where the axis is a sum of all venues it is what an alert looks at.
    new ChartAlerts(
        plot(), alerts(), theme(),
        [this] {
            AlertAxis axis{selection().asset(), {}};
            const int form = view();
            if (form == Stack || form == Lines || form == Candles)
                axis.words = {{selection().sizeUnit() == SizeUnit::Base ? "oi_base" : "oi_usd", 1}};
            QString why;
            axis.now = sum(selection().sizeUnit(), &why);
            axis.part = m_sumOf;
            if (axis.part.isEmpty() && shownVenues().size() < venues().size())
                for (const VenueId v : shownVenues())
                    axis.part += (axis.part.isEmpty() ? "" : " ") + venueCodeText(v);
            return axis;
        },
        this);
    plot()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(plot(), &QWidget::customContextMenuRequested, this, &InterestPanel::menuOnPlot);
    plot()->installEventFilter(this);
}

void InterestPanel::makeChips()
{
    m_chips = new VenueChips(
        venues(), theme(),
        [](VenueId v) {
            return tr("Counts %1 here, or leaves it out of the total, the plot and the rows")
                .arg(venueNameText(v));
        },
        bar(), 1);
    connect(m_chips, &VenueChips::changed, this, [this] {
        m_shown.reset();
        showAll();
    });
}

void InterestPanel::setHidden(std::uint8_t hidden)
{
    m_chips->setLeftOut(hidden);
}

std::uint8_t InterestPanel::hiddenVenues() const
{
    return m_chips->leftOut();
}

std::vector<VenueId> InterestPanel::shownVenues() const
{
    return m_chips->shown();
}

void InterestPanel::forget()
{
    m_now = {};
    m_market.reset();
    m_shown.reset();
    m_board.reset();
    m_anchor.reset();
    m_sumCoins.clear();
    m_sumSteps.clear();
}

std::uint64_t InterestPanel::version(const SnapshotHub& hub) const
{
    return hub.market.version() + hub.fundingHistory.version() + hub.health.version() + hub.interest.version();
}

void InterestPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    const auto market = hub.market.read().value;
    if (market && market != m_market) {
        m_market = market;
        m_now = interestNow(*market, selection().asset().toStdString());
        m_rates = market->fx;
    }
    // The board may still tell of the asset that was in focus before.
    if (const auto board = hub.interest.read().value; board && board->asset == selection().asset().toStdString())
        m_board = board;
    take(hub, now);
    age(now);
}

bool InterestPanel::usable(const InterestNow& now) const
{
    return plimsoll::usable(withPulse(now.fresh, m_pulse));
}

bool InterestPanel::expects(VenueId venue) const
{
    // Before the board has spoken: whoever was heard.
    if (!m_board) return m_now[static_cast<std::size_t>(venue)].fresh != Freshness::Off;
    return (m_board->expected >> static_cast<unsigned>(venue)) & 1u;
}

QString InterestPanel::unitWord(SizeUnit unit) const
{
    if (unit == SizeUnit::Base) return selection().asset();
    if (unit == SizeUnit::Usd) return {};
    QString word;
    for (VenueId v : shownVenues()) {
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
    for (VenueId v : shownVenues()) {
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
    QStringList more, stale, silent;
    bool floor = false;  // a sum without one of its venues is at least so much
    for (VenueId v : shownVenues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        if (usable(n)) continue;
        floor |= expects(v);
        if (n.fresh != Freshness::Off)
            stale << text(venueCode(v));
        else if (expects(v))
            silent << text(venueCode(v));
    }
    m_total->setText(total ? format::floored(
                                 floor, [&](double v) { return sized(v, unit); }, *total)
                           : format::kNone);
    if (!total) more << why;
    // In coins: dollars fall with the price although nobody closed anything.
    if (const auto change = changeOver(m_sumSteps, now.wall - span()))
        more << tr("%1 of coins in %2 d").arg(format::percentChange(*change)).arg(toSeconds(span()) / 86'400) +
                    (m_sumOf.isEmpty() ? QString() : tr(" on %1").arg(m_sumOf));
    if (!stale.isEmpty()) more << tr("without %1: stale").arg(stale.join(u' '));
    if (total && !silent.isEmpty()) more << tr("without %1: nothing received").arg(silent.join(u' '));
    more << tr("each position once");
    QStringList fx;
    for (const FxRate& r : m_rates)
        if (r.applied())
            fx << tr("1 %1 counts %2 dollars")
                      .arg(QString::fromStdString(r.currency))
                      .arg(format::plain(r.used, 4));
    m_total->setToolTip(fx.isEmpty() ? tr("Sum of the fresh venues") : fx.join(u'\n'));

    if (hiddenVenues() != 0) more << tr("%1 of %2 venues").arg(shownVenues().size()).arg(venues().size());
    m_words = more.join(QStringLiteral(" \u00b7 "));
    showWords();
    const bool anew = !m_shown;  // something was chosen otherwise
    showShares();
    // Ages are read twice a second at most.
    if (anew || m_board != m_boardShown || m_boardPlain != format::Standard::on() ||
        now.mono - m_boardAt >= std::chrono::milliseconds{500})
        showBoard();
}

void InterestPanel::showShares()
{
    const SizeUnit unit = selection().sizeUnit();
    const auto said = [unit](double v) { return unit == SizeUnit::Base ? sizeWithWord(v, {}) : format::money(v); };
    std::vector<SharePart> parts;
    ShareBar share;
    double whole = 0;
    for (VenueId v : shownVenues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        // Shares of several currencies are of their worth.
        const auto value = n.fresh == Freshness::Off ? std::nullopt : unit == SizeUnit::Base ? n.coins : n.usd;
        parts.push_back({venueCodeText(v), venueNameText(v), venueColor(v, theme())});
        share.values.push_back(value);
        share.stale.push_back(!usable(n));
        whole += value.value_or(0);
    }
    // The chart is made anew when a number in it would read otherwise, or a bar would end elsewhere.
    QStringList shown;
    for (std::size_t i = 0; i < share.values.size(); ++i) {
        const auto& value = share.values[i];
        const double part = value && whole > 0 ? *value / whole : 0;
        shown << QStringLiteral("%1 %2 %3 %4 %5 %6")
                     .arg(value ? said(*value) : format::kNone)
                     .arg(share.stale[i] ? 1 : 0)
                     .arg(value && *value > 0 ? 1 : 0)
                     .arg(part < 0.01 ? 1 : 0)
                     .arg(std::lround(part * 100))
                     .arg(std::lround(part * kFinestPart));
    }
    if (m_shown == shown) return;
    m_shown = shown;
    ++m_sharesMade;
    m_shares->setFormat(said);
    m_shares->setEmptyText(tr("No open interest of %1 received yet").arg(selection().asset()));
    m_shares->setBars(std::move(parts), {std::move(share)});
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
    bool missing = false;
    for (VenueId v : shownVenues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        m_chips->setLight(v, lightOf(n.fresh == Freshness::Off ? n.fresh : withPulse(n.fresh, m_pulse)));
        if (n.fresh == Freshness::Off) {
            missing |= expects(v);
            tips << tr("%1: nothing received").arg(text(venueName(v)));
            continue;
        }
        const Freshness f = withPulse(n.fresh, m_pulse);
        const QString old = format::age(now.mono - n.at);
        judged.add(v, f, n.at, now);
        tips << tr("%1: %2, %3 old, %4 (limit %5)")
                    .arg(text(venueName(v)), n.usd ? format::money(*n.usd) : tr("no value in dollars"), old,
                         modelWords(freshnessName(f)), format::age(limits::kOpenInterest));
    }
    face.fresh = judged.fresh();
    if (missing && face.fresh == Freshness::Live) face.fresh = Freshness::Late;
    face.age = judged.age(now);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
    plot()->setStale(face.fresh == Freshness::Stale,
                     tr("no fresh open interest for %1").arg(format::age(now.mono - judged.newest)));
}

}  // namespace plimsoll
