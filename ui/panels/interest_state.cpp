// What the open-interest panel keeps, hands out, offers by menu and key, and how it takes another theme.
#include "ui/alert_book.h"
#include "ui/alert_cells.h"
#include "ui/alert_menus.h"
#include "ui/chart_alerts.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "ui/panels/interest_panel.h"
#include "ui/panels/venue_chips.h"
#include "ui/tables_later.h"
#include "widgets/format.h"
#include "widgets/own_escape.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"
#include "widgets/share_chart.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenu>

namespace plimsoll {

QJsonObject InterestPanel::saveState() const
{
    QJsonObject state = PastPanel::saveState();
    state.insert(QStringLiteral("part"), m_page->current());
    state.insert(QStringLiteral("hidden"), hiddenVenues());
    return state;
}

void InterestPanel::restoreState(const QJsonObject& state)
{
    PastPanel::restoreState(state);
    const int part = state.value(QStringLiteral("part")).toInt(m_page->current());
    if (part >= 0 && part < kPages) m_page->setCurrent(part);
    setHidden(static_cast<std::uint8_t>(state.value(QStringLiteral("hidden")).toInt(hiddenVenues())));
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
    for (VenueId v : TableNames::only() ? std::vector<VenueId>() : venues()) {
        const InterestNow& n = m_now[static_cast<std::size_t>(v)];
        const bool off = n.fresh == Freshness::Off;
        t.rows.push_back({selection().asset(), text(venueKey(v)), number(n.usd), number(n.coins), number(n.quote),
                          n.quoteWord, off ? QString() : QString::number(toSeconds(m_at.mono - n.at), 'f', 1),
                          modelWords(freshnessName(off ? n.fresh : withPulse(n.fresh, m_pulse))),
                          off ? UiText::tr("nothing received") : QString()});
    }
    return {t, m_venueTable->toExport(QStringLiteral("interest_venues"), tr("Open interest by venue")),
            m_ratioTable->toExport(QStringLiteral("interest_ratios"), tr("Long and short by venue")), figures()};
}

std::vector<ExportTable> InterestPanel::exportSeries() const
{
    if (!m_past) return {};
    std::vector<ExportTable> out{tableOf([past = m_past] { return interestHistoryTable(*past); })};
    if (m_board) out.push_back(tableOf([board = m_board] { return interestTrailTable(*board); }));
    if (m_board) out.push_back(tableOf([board = m_board] { return ratioPastTable(*board); }));
    return out;
}

ExportTable InterestPanel::figures() const
{
    ExportTable t{QStringLiteral("interest_figures"), tr("Leverage in figures"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("figure") << QStringLiteral("value")
            << QStringLiteral("reason");
    if (TableNames::only()) return t;
    const auto add = [&](const char* name, const std::optional<double>& v, analytics::Reason reason) {
        t.rows.push_back({selection().asset(), QString::fromLatin1(name),
                          v ? QString::number(*v, 'g', 12) : QString(),
                          v ? QString() : modelWords(analytics::reasonWords(reason))});
    };
    if (m_board) {
        const InterestSnapshot& b = *m_board;
        for (const auto& [name, v] : {std::pair<const char*, const MetricValue*>{"hhi", &b.hhi},
                                      {"oi_turnover", &b.turnover},
                                      {"ldr", &b.perDepth},
                                      {"ldr_z", &b.perDepthZ},
                                      {"tinderbox", &b.tinder}})
            add(name, v->value, v->reason);
        add("n_eff", b.effective, b.hhi.reason);
        add("oi_turnover_z", b.turnoverZ, analytics::Reason::TooShort);
        add("rebuild_before_coins", m_rebuild.before, m_rebuild.reason);
        add("rebuild_low_coins", m_rebuild.trough, m_rebuild.reason);
        add("rebuild_recovered", m_rebuild.recovered, m_rebuild.reason);
        add("rebuild_half_h", m_rebuild.halfH, analytics::Reason::Incomplete);
        add("rebuild_half_life_h", m_rebuild.halfLifeH, analytics::Reason::Incomplete);
    }
    return t;
}

bool InterestPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot() && takesEscape(event, [this] { return m_anchor.has_value(); })) return true;
    // What the plot itself has to let go of comes first.
    if (watched == plot() && event->type() == QEvent::KeyPress && m_anchor && !plot()->busy()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Escape) {
            setAnchor(std::nullopt);
            return true;
        }
    }
    if (watched == m_more && event->type() == QEvent::Resize) showWords();
    return PastPanel::eventFilter(watched, event);
}

void InterestPanel::addAlerts(QMenu* menu)
{
    if (!alerts()) return;
    const QString asset = selection().asset();
    addAlertEntries(menu, alerts(),
                    {alertOn("d_oi_1h", asset, std::nullopt, 0.03, AlertOperator::Above),
                     alertOn("d_oi_1h", asset, std::nullopt, -0.03, AlertOperator::Below),
                     alertOn("ldr_z", asset, std::nullopt, 2, AlertOperator::Above)});
    menu->addSeparator();
}

void InterestPanel::menuOnPlot(const QPoint& where)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("interestMenu"));
    const Timestamp at = plot()->timeAt(where.x());
    if (auto* marks = findChild<ChartAlerts*>()) marks->addTo(menu, where);
    addValueLine(menu, rebuildSentence(m_rebuild, m_anchor ? InterestAnchor::Picked : InterestAnchor::Flush));
    if (plot()->plotRect().contains(where))
        menu->addAction(tr("Read the rebuild since %1").arg(format::dateTime(at)), this,
                        [this, at] { setAnchor(at); });
    QAction* flush =
        menu->addAction(tr("Read it from the last flush found"), this, [this] { setAnchor(std::nullopt); });
    flush->setEnabled(m_anchor.has_value());
    menu->addSeparator();
    addAlerts(menu);
    m_chips->addTo(menu, tr("Count %1"));
    menu->popup(plot()->mapToGlobal(where));
}

void InterestPanel::menuOnTable(BoardView* table, const QPoint& where)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("interestMenu"));
    if (const QModelIndex at = table->indexAt(where); at.isValid())
        addCellAlerts(menu, alerts(), "interest", table, at, selection().asset());
    addAlerts(menu);
    menu->addAction(tr("Copy"), table, [table] { table->copy(); });
    menu->popup(table->viewport()->mapToGlobal(where));
}

void InterestPanel::themeChanged()
{
    PastPanel::themeChanged();
    m_page->setTheme(theme());
    m_facts->setTheme(theme());
    m_shares->setTheme(theme());
    m_pages->setTheme(theme());
    m_price->setTheme(theme());
    m_volatility->setTheme(theme());
    for (BoardView* v : {m_venueView, m_ratioView}) v->themeChanged();
    m_chips->setTheme(theme());
    m_shown.reset();
    showPlot(m_at);
    showNow(m_at);
}

void InterestPanel::setDensity(Density density)
{
    for (BoardView* v : {m_venueView, m_ratioView}) v->setDensity(density);
}

void InterestPanel::focusInside()
{
    if (m_pages->shows(PPlot)) return PastPanel::focusInside();
    QWidget* const parts[] = {plot(), m_venueView, m_ratioView, m_price, m_volatility};
    parts[within(m_pages->current(), 0, kPages - 1)]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
