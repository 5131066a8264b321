#include "ui/panels/fragility_page.h"

#include "model/analytics/scores.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/load_gauge.h"
#include "ui/panels/page_column.h"
#include "ui/panels/phase_words.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using analytics::score::kFragilityParts;

constexpr double kLongest = 20;  // the largest weight: its bar is as long as there is room
constexpr int kBar = 2, kWeight = 4;

struct PartWords {
    const char *name, *panel, *tip;
    QString (*say)(double);
};
// In the order of kFragilityParts.
const std::array<PartWords, kFragilityParts.size()> kWords{{
    {"Funding, absolute", "funding", "Funding without its sign: nothing from 1 bp, all from 6 bp in 8 h",
     [](double v) { return format::bp(v * 1e4) + QStringLiteral(" bp"); }},
    {"Tinderbox", "interest",
     "Growth of open interest less growth of depth over 7 days: nothing at 0, all from 0.30",
     [](double v) { return fixedText(v, 2); }},
    {"Depth vs hour of week", "liquidity",
     "Depth within 1 % over its usual at this hour of the week: nothing from 1.00, all at 0.40",
     [](double v) { return timesText(v); }},
    {"Clusters within 1 %", "liquidation_map",
     "Modelled liquidations within 1 % of the price, share of open interest: all from 3 %",
     [](double v) { return fixedText(v * 100, 1) + QStringLiteral(" % of OI"); }},
    {"Contagion (TCI)", "history", "Connectedness of the coins, corrected: nothing to 50, all from 85",
     [](double v) { return fixedText(v, 0); }},
    {"VPIN percentile", "liquidity",
     "One-sidedness of the flow against its last 30 days: nothing to 0.50, all from 0.99",
     [](double v) { return fixedText(v, 2); }},
    {"Basis dislocation", "basis", "How far the venues' bases stand apart: nothing to 2 bp, all from 20 bp",
     [](double v) { return format::bp(v) + QStringLiteral(" bp"); }},
}};

}  // namespace

// The bars carry the colours of the gauge, and all have one scale.
class LoadDelegate : public CheckDelegate {
public:
    LoadDelegate(const Theme& theme, QAbstractItemView* view) : CheckDelegate(theme, view) { setMarked(-1); }

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.column() != kBar) return CheckDelegate::paint(p, option, index);
        paintGround(p, option, index);
        const QRect all = option.rect.adjusted(6, 0, -6, -1);
        if (all.width() < 12) return;
        const QVariant share = index.data(cell::CellBar);
        const double most = index.siblingAtColumn(kWeight).data(cell::CellBar).toDouble();
        const auto lengthOf = [&](double of) {
            return static_cast<int>(std::lround(within(of, 0.0, 1.0) * all.width()));
        };
        const QRect track(all.left(), all.center().y() - 3, lengthOf(most), 7);
        p->fillRect(track, theme().bg.pressed);
        const bool stale = index.data(cell::Fresh).toInt() == static_cast<int>(Freshness::Stale);
        if (!share.isValid() || stale) fillHatch(p, track, Hatch::StaleCell, theme().state.hatch);
        if (!share.isValid()) return;
        const auto part = static_cast<std::size_t>(index.row());
        p->fillRect(QRect(track.left(), track.top(), lengthOf(share.toDouble()), track.height()),
                    stale ? theme().line.strong : loadColour(part, kFragilityParts.size(), theme()));
    }
};

std::vector<TextColumn> fragilityColumns()
{
    TextColumn name;
    name.head = UiText::tr("Part");
    name.exportHead = QStringLiteral("part");
    name.widest = QStringLiteral("Depth vs hour of week");
    TextColumn now = numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now", "0.0 % of OI", 2, {});
    now.rest = false;
    TextColumn bar;
    bar.head = QString();
    bar.widest = QStringLiteral("000000");
    bar.rest = true;
    TextColumn adds =
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Adds"), "adds", "20.0", 0, UiText::tr("To the score"));
    TextColumn weight =
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Of"), "of", "/ 20", 0, UiText::tr("That it can add"));
    adds.rest = weight.rest = false;
    return {name, now, bar, adds, weight};
}

std::vector<TextRow> fragilityRows(const AssetFacts& facts)
{
    std::vector<TextRow> rows;
    for (std::size_t i = 0; i < kFragilityParts.size(); ++i) {
        const auto& of = kFragilityParts[i];
        const PartWords& words = kWords[i];
        const auto& adds = facts.fragilityParts[i];
        TextRow row;
        row.key = text(of.key);
        TextCell name = wordCell(modelWords(words.name), adds ? CellTone::Base : CellTone::Stale);
        name.tip = modelWords(words.tip);
        TextCell now = wordCell(facts.fragilityInputs[i] ? words.say(*facts.fragilityInputs[i]) : format::kNone,
                                CellTone::Muted);
        TextCell bar;
        if (adds) bar.bar = *adds / kLongest;
        TextCell said = wordCell(adds ? fixedText(*adds, 1) : format::kNone, CellTone::Strong);
        if (!adds) {
            now.tip = said.tip = UiText::tr("not known: it adds nothing, and the score rests on the others");
            bar.tip = said.tip;
        }
        TextCell weight = wordCell(QStringLiteral("/ %1").arg(format::plain(of.weight, 0)), CellTone::Muted);
        weight.bar = of.weight / kLongest;
        row.cells = {name, now, bar, said, weight};
        if (!adds)
            for (TextCell& c : row.cells) c.fresh = Freshness::Stale;
        rows.push_back(std::move(row));
    }
    return rows;
}

FragilityPage::FragilityPage(const PanelDeps& deps, QWidget* parent)
    : RiskPage(deps, parent), m_column(new PageColumn(theme(), this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_column);
    m_gauge = new LoadGauge(theme(), m_column->inside());
    m_column->add(m_gauge);
    m_parts = new TextTable(fragilityColumns(), this);
    m_view = new GrownTable(theme(), m_column->inside(), Density::Comfortable);
    m_view->setAccessibleName(tr("Parts of the fragility score"));
    m_view->setBoard(m_parts);
    m_delegate = new LoadDelegate(theme(), m_view);
    m_delegate->setBars(-1, kWeight);
    m_view->setItemDelegate(m_delegate);
    m_view->setChooseOnPress(false);
    m_view->grow(m_parts);
    m_view->setEmptyText(tr("Waiting for the first second"));
    connect(m_view, &BoardView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < static_cast<int>(kWords.size()))
            Q_EMIT panelWanted(QString::fromLatin1(kWords[static_cast<std::size_t>(row)].panel));
    });
    m_column->add(m_view);
    m_largest = m_column->addLine(CellTone::Strong, 500);
    m_scale = m_column->addLine(CellTone::Muted);
    m_scale->say(tr("One mark is one point in all rows; the pale part is what the row could still add."));
    connect(&selection(), &Selection::assetChanged, this, [this] { showAll(m_at); });
    showAll({});
}

std::uint64_t FragilityPage::version(const SnapshotHub& hub) const
{
    return hub.metrics.version() + hub.health.version();
}

void FragilityPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    m_shown = hub.metrics.read().value;
    showAll(now);
}

void FragilityPage::age(AsOf now)
{
    m_at = now;
    showAll(now);
}

void FragilityPage::showAll(AsOf now)
{
    Says says;
    says.face.provenance = Provenance::Modelled;
    const std::string asset = selection().asset().toStdString();
    says.face.context = asset.empty() ? tr("no asset chosen")
                                      : selection().asset() + tr(" · present state, not a crash probability");
    const AssetMetrics* of = m_shown ? m_shown->find(asset) : nullptr;
    LoadGauge::Shown gauge;
    if (!of) {
        m_parts->apply({});
        says.face.age = tr("none yet");
        gauge.beside = tr("of 100 · not known yet");
        m_gauge->setShown(gauge);
        m_largest->say({});
        m_column->settle();
        say(std::move(says));
        return;
    }
    says.face.fresh = pageFreshness(m_shown->asOf, now, m_pulse);
    says.face.age = format::age(now.mono - m_shown->asOf.mono);
    const bool stale = says.face.fresh == Freshness::Stale || says.face.fresh == Freshness::Off;
    std::vector<TextRow> rows = fragilityRows(of->facts);
    if (stale)
        for (TextRow& row : rows)
            for (TextCell& c : row.cells) c.fresh = Freshness::Stale;
    m_parts->apply(std::move(rows));
    const MetricValue& score = of->at(*analytics::metricId("fragility"));
    int known = 0;
    std::optional<std::size_t> largest;
    for (std::size_t i = 0; i < kFragilityParts.size(); ++i) {
        const auto& part = of->facts.fragilityParts[i];
        gauge.parts.push_back(part);
        if (!part) continue;
        ++known;
        if (!largest || *part > *of->facts.fragilityParts[*largest]) largest = i;
    }
    gauge.score = score.value;
    gauge.stale = stale || !score.usable();
    gauge.beside = tr("of 100 · coverage %1 of %2").arg(known).arg(kFragilityParts.size());
    m_gauge->setShown(gauge);
    QString words;
    if (!score.value)
        words = tr("Not known: %1").arg(modelWords(analytics::reasonWords(score.reason)));
    else if (!score.usable())
        words = tr("Too few parts are known: the score counts for nothing.");
    else if (largest && *of->facts.fragilityParts[*largest] > 0.5)
        words = tr("Largest part: %1, %2 of %3.")
                    .arg(modelWords(kWords[*largest].name), fixedText(*of->facts.fragilityParts[*largest], 1),
                         format::plain(kFragilityParts[*largest].weight, 0));
    else
        words = tr("No part is raised.");
    m_largest->say(words);
    m_column->settle();
    if (known < static_cast<int>(kFragilityParts.size()) && says.face.fresh == Freshness::Live)
        says.face.fresh = Freshness::Late;
    says.face.tip = tr("Coverage: %1 of %2 parts are known").arg(known).arg(kFragilityParts.size());
    says.left = tr("%1 of %2 parts known").arg(known).arg(kFragilityParts.size());
    says.right = tr("No advice. Structure is not price.");
    say(std::move(says));
}

std::vector<ExportTable> FragilityPage::exportTables() const
{
    return {m_parts->toExport(QStringLiteral("fragility"), tr("Fragility, parts"))};
}

QJsonObject FragilityPage::saveState() const
{
    return m_column->saveState();
}

void FragilityPage::restoreState(const QJsonObject& state)
{
    m_column->restoreState(state);
}

void FragilityPage::themeChanged()
{
    m_column->themeChanged(theme());
    m_delegate->setTheme(theme());
    m_gauge->setTheme(theme());
}

void FragilityPage::setDensity(Density density)
{
    m_column->setDensity(density == Density::Normal ? Density::Comfortable : density);
}

void FragilityPage::focusInside()
{
    m_view->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
