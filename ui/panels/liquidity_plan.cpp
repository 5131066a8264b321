#include "ui/panels/liquidity_plan.h"

#include "model/analytics/flow.h"
#include "model/analytics/slicing.h"
#include "model/market/duration_of.h"
#include "model/metrics/metric_ids.h"
#include "ui/alert_numbers.h"
#include "ui/panel.h"
#include "ui/panels/board_view.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

using analytics::depth::Route;

constexpr double kLeastPart = 0.001, kMostPart = 1, kLeastMinutes = 0.1, kMostMinutes = 10'080;
constexpr std::size_t kTenBp = 1;  // of kBandsBp

QString minutesText(double minutes)
{
    return format::age(durationOf(minutes * 60));
}

}  // namespace

std::vector<TextColumn> trancheColumns()
{
    std::vector<TextColumn> out;
    const auto add = [&](const char* head, const char* exported, const char* widest, bool right, int drop) {
        TextColumn c;
        c.head = UiText::tr(head);
        c.exportHead = QString::fromUtf8(exported);
        c.widest = QString::fromUtf8(widest);
        c.right = right;
        c.drop = drop;
        c.rest = true;
        out.push_back(c);
    };
    add("At once", "part", "a slice", false, 0);
    add("Size", "size_usd", "$99.99m", true, 0);
    add("Slip bp", "slip_bp", "\u2265 999.9", true, 0);
    add("Slip $", "slip_usd", "\u2265 $99.9k", true, 0);
    add("Fee $", "fee_usd", "$99.9k", true, 1);
    return out;
}

std::vector<TextRow> trancheRows(const MarketLiquidity& market, std::optional<double> sliceUsd,
                                 const LiquidityView& view)
{
    std::vector<TextRow> rows;
    const Route* const route = market.route(view.side);
    if (!route || !market.all) return rows;
    const auto add = [&](const QString& name, double usd) {
        const auto cost = route->cost(usd);
        if (!cost) return;
        const auto slip = route->slipBps(*cost, market.all->mid);
        double filled = 0;
        for (const auto& part : cost->allocation) filled += part.second;
        TextRow row;
        row.key = name;
        const auto cell = [&](const QString& text, bool bounded) {
            TextCell c;
            c.text = text;
            c.floor = bounded && !cost->complete;
            c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
            row.cells.push_back(c);
        };
        cell(name, false);
        cell(format::money(usd), false);
        cell(slip ? format::floored(!cost->complete, format::bp, *slip) : format::kNone, true);
        cell(slip ? format::floored(!cost->complete, format::money, *slip / 1e4 * filled) : format::kNone, true);
        cell(format::money(cost->feesUsd), false);
        rows.push_back(std::move(row));
    };
    if (sliceUsd && *sliceUsd > 0) add(UiText::tr("a slice"), std::min(*sliceUsd, view.sizeUsd));
    for (const int percent : {1, 5, 10, 25, 50, 100})
        add(QStringLiteral("%1 %").arg(percent), view.sizeUsd * percent / 100);
    return rows;
}

LiquidityPlan::LiquidityPlan(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setProperty("surface", "panel");
    setAccessibleName(tr("Order in slices"));
    const auto field = [this](const QString& text, const QString& name, const QString& tip) {
        auto* f = new QLineEdit(text, this);
        f->setFixedSize(58, 22);
        f->setAlignment(Qt::AlignRight);
        f->setAccessibleName(name);
        f->setToolTip(tip);
        connect(f, &QLineEdit::editingFinished, this, &LiquidityPlan::takeInputs);
        return f;
    };
    m_partField =
        field(QStringLiteral("10 %"), tr("Share of the depth that a slice may take"),
              tr("How much of the depth within 10 bp a slice may take, before it shrinks with the book"));
    m_minutesField =
        field(QStringLiteral("60"), tr("Minutes in which all slices begin"), tr("Minutes for the whole order"));
    const auto words = [this](const QString& text) {
        auto* l = new QLabel(text, this);
        l->setTextFormat(Qt::PlainText);
        l->setProperty("tone", "muted");
        return l;
    };
    auto* inputs = new QHBoxLayout;
    inputs->setSpacing(6);
    inputs->addWidget(words(tr("take")));
    inputs->addWidget(m_partField);
    inputs->addWidget(words(tr("of the depth, over")));
    inputs->addWidget(m_minutesField);
    inputs->addWidget(words(tr("min")));
    inputs->addStretch(1);
    const auto line = [this](const char* tone) {
        auto* l = new QLabel(this);
        l->setTextFormat(Qt::PlainText);
        l->setProperty("tone", tone);
        l->setWordWrap(true);
        l->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
        return l;
    };
    m_head = line("strong");
    m_head->setObjectName(QStringLiteral("planHead"));
    m_formula = line("muted");
    m_caveat = line("muted");
    m_table = new TextTable(trancheColumns(), this);
    m_view = new BoardView(theme, this, Density::Compact);
    m_view->setAccessibleName(tr("What parts of my size cost at once"));
    std::vector<BoardColumn> columns;
    for (const TextColumn& c : m_table->columns()) {
        BoardColumn b;
        b.spec.widest = c.widest;
        b.spec.rest = true;
        b.drop = c.drop;
        b.most = 110;
        columns.push_back(b);
    }
    m_view->setBoard(m_table, std::move(columns), new FloorDelegate(theme, m_view));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    auto* text = new QVBoxLayout;
    text->setContentsMargins(10, 0, 10, 0);
    text->setSpacing(3);
    text->addLayout(inputs);
    text->addWidget(m_head);
    text->addWidget(m_formula);
    text->addWidget(m_caveat);
    column->addLayout(text);
    column->addWidget(m_view, 1);
}

void LiquidityPlan::setInputs(double participation, double minutes)
{
    if (!(participation >= kLeastPart && participation <= kMostPart)) participation = m_part;
    if (!(minutes >= kLeastMinutes && minutes <= kMostMinutes)) minutes = m_minutes;
    m_partField->setText(QStringLiteral("%1 %").arg(enteredText(participation * 100)));
    m_minutesField->setText(enteredText(minutes));
    if (participation == m_part && minutes == m_minutes) return;
    m_part = participation;
    m_minutes = minutes;
    Q_EMIT inputsChanged();
}

void LiquidityPlan::takeInputs()
{
    QString part = m_partField->text();
    const auto percent = numberOf(part.remove(u'%').trimmed()), minutes = numberOf(m_minutesField->text());
    // What is no number leaves what was there.
    setInputs(percent ? *percent / 100 : m_part, minutes.value_or(m_minutes));
}

void LiquidityPlan::show(const MarketLiquidity& market, const MetricSnapshot* metrics,
                         std::optional<double> volume24h, const LiquidityView& view)
{
    const bool known = metrics && view.market == Market::Perp && metrics->find(view.asset);
    const auto value = [&](MetricId id) { return known ? metrics->at(id, view.asset).value : std::nullopt; };
    const auto steady = value(metric::stability), wide = value(metric::spreadRatio);
    std::optional<double> depth;
    if (market.all)
        depth = view.side == Side::Buy ? market.all->bands[kTenBp].askUsd : market.all->bands[kTenBp].bidUsd;
    std::optional<double> slice;
    const QString word = view.side == Side::Buy ? tr("asks") : tr("bids");
    if (!depth) {
        m_head->setText(tr("No plan: no venue has a fresh book"));
        m_formula->setText({});
    } else if (!steady || !wide) {
        m_head->setText(view.market != Market::Perp ? tr("No plan: steadiness is followed for perpetuals only")
                        : !known                    ? tr("No plan: the asset is not watched")
                        : !steady                   ? tr("No plan yet: steadiness needs two minutes of the book")
                                  : tr("No plan yet: what spread is usual at this hour is not known"));
        m_formula->setText(tr(
            "slice = min(rest, share \u00d7 steadiness \u00f7 max(1, spread ratio) \u00d7 depth within 10 bp)"));
    } else {
        const auto next = analytics::flow::slice(view.sizeUsd, *depth, *steady, *wide, m_part);
        const auto plan = next ? analytics::flow::slicePlan(view.sizeUsd, *next, m_minutes, volume24h)
                               : analytics::Result<analytics::flow::SlicePlan>(analytics::noData("slice", ""));
        if (next) slice = *next;
        m_formula->setText(tr("slice = min(rest, %1 % \u00d7 steadiness %2 \u00f7 max(1, spread %3) \u00d7 %4 of "
                              "%5 within 10 bp) = %6")
                               .arg(m_part * 100, 0, 'g', 4)
                               .arg(format::plain(*steady, 2), format::ratio(*wide), format::money(*depth), word,
                                    next ? format::money(*next) : format::kNone));
        if (!plan) {
            m_head->setText(
                tr("No plan: a slice would be too small to make up %1").arg(format::money(view.sizeUsd)));
        } else {
            const Route* const route = market.route(view.side);
            const auto cost =
                route ? route->cost(plan->sliceUsd)
                      : analytics::Result<analytics::depth::ConsolidatedCost>(analytics::noData("route", ""));
            const auto slip = route && cost ? route->slipBps(*cost, market.all->mid) : std::nullopt;
            QString head = plan->slices == 1
                               ? tr("One slice of %1").arg(format::money(plan->sliceUsd))
                               : tr("%1 slices of %2, one every %3")
                                     .arg(plan->slices)
                                     .arg(format::money(plan->sliceUsd), minutesText(plan->everyMinutes));
            if (slip) head += tr(" \u00b7 about %1 bp each").arg(format::bp(*slip));
            m_head->setText(head);
            if (plan->slices > 1 && std::fabs(plan->lastUsd - plan->sliceUsd) > 1)
                m_formula->setText(m_formula->text() + tr("; the last %1").arg(format::money(plan->lastUsd)));
            if (plan->volumeShare)
                m_formula->setText(m_formula->text() +
                                   tr("; %1 of what usually trades in that time")
                                       .arg(QStringLiteral("%1 %").arg(*plan->volumeShare * 100, 0, 'g', 2)));
        }
    }
    m_caveat->setText(tr("Modelled: the book is taken to be as it is now before every slice"));
    m_table->apply(trancheRows(market, slice, view));
    m_view->setEmptyText(tr("No fresh book to price parts on"));
}

QString LiquidityPlan::headline() const
{
    return m_head->text();
}

QString LiquidityPlan::formula() const
{
    return m_formula->text();
}

void LiquidityPlan::themeChanged()
{
    m_view->themeChanged();
    // In the signs of now; what is being typed stays.
    if (!m_partField->isModified() && !m_minutesField->isModified()) setInputs(m_part, m_minutes);
}

}  // namespace plimsoll
