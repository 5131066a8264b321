#include "ui/panels/positions_panel.h"

#include "model/boards/leading_row.h"
#include "model/metrics/metric_ids.h"
#include "ui/alert_menus.h"
#include "ui/desk_book.h"
#include "ui/model_words.h"
#include "ui/panels/address_sheet.h"
#include "ui/panels/board_view.h"
#include "ui/panels/desk_settings.h"
#include "ui/panels/import_sheet.h"
#include "ui/panels/position_form.h"
#include "widgets/format.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <map>
#include <utility>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{5};  // the model reads once a second

}  // namespace

PositionsPanel::PositionsPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("positions"), tr("Positions"), deps, parent)
{
    QWidget* bar = makeToolbar();
    fillBar(bar);
    body()->setToolbar(bar);
    QWidget* content = makeTables();
    sayWhatIsEmpty();
    BoardView* positions = view(DeskTable::Positions);
    positions->setSortable();
    positions->setSelectionMode(QAbstractItemView::ExtendedSelection);
    positions->setContextMenuPolicy(Qt::CustomContextMenu);
    positions->installEventFilter(this);
    body()->setContent(content);
    m_facts->hide();
    connectParts();
    for (QWidget* w : std::initializer_list<QWidget*>{m_add, m_import, m_more}) w->setEnabled(desk() != nullptr);
    bookChanged();
}

void PositionsPanel::bookChanged()
{
    const QString undo = desk() ? desk()->undoText() : QString(), redo = desk() ? desk()->redoText() : QString();
    m_undo->setEnabled(!undo.isEmpty());
    m_undo->setToolTip(undo.isEmpty() ? tr("Nothing to take back") : tr("Take back: %1 (Ctrl+Z)").arg(undo));
    m_undoAction->setEnabled(!undo.isEmpty());
    m_undoAction->setText(undo.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(undo));
    m_redoAction->setEnabled(!redo.isEmpty());
    m_redoAction->setText(redo.isEmpty() ? tr("Redo") : tr("Redo: %1").arg(redo));
    showFace(m_now);
}

void PositionsPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    auto shown = hub.desk.read().value;
    const bool news = shown != m_shown || staleAt(now) != m_stale;
    m_shown = std::move(shown);
    m_market = hub.market.read().value;
    m_metrics = hub.metrics.read().value;
    if (news) fill(now);
    showFace(now);
}

bool PositionsPanel::staleAt(AsOf now) const
{
    return m_shown && judge(now.mono - m_shown->asOf.mono, kLimit) == Freshness::Stale;
}

void PositionsPanel::age(AsOf now)
{
    if (staleAt(now) != m_stale) fill(now);
    showFace(now);
}

void PositionsPanel::fill(AsOf now)
{
    m_stale = staleAt(now);
    fillPositions();
    for (std::size_t i = 0; i < kDeskTables; ++i)
        if (const auto table = static_cast<DeskTable>(i); table != DeskTable::Positions)
            m_tables[i]->apply(m_shown ? deskRows(table, *m_shown, m_stale) : std::vector<TextRow>{});
    m_facts->setFacts(m_shown ? deskFacts(*m_shown, m_stale) : std::vector<Fact>{});
    m_facts->setVisible(m_shown && !m_shown->positions.empty());
}

// Under the pointer a row stays where it is, unless it is asked to go: what comes waits at the end.
void PositionsPanel::fillPositions(bool sortNow)
{
    TextTable* const table = m_tables[static_cast<std::size_t>(DeskTable::Positions)];
    std::vector<TextRow> rows;
    if (m_shown) {
        rows = deskRows(DeskTable::Positions, *m_shown, m_stale);
        sortPositions(rows, *m_shown, m_sortBy, m_order);
    }
    if (m_pointerInside && m_sortBy >= 0 && !sortNow) {
        std::map<QString, std::size_t> stands;
        for (const TextRow& r : table->rows()) stands.emplace(r.key, stands.size());
        const auto place = [&](const TextRow& r) {
            const auto at = stands.find(r.key);
            return at == stands.end() ? stands.size() : at->second;
        };
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const TextRow& a, const TextRow& b) { return place(a) < place(b); });
    }
    table->apply(std::move(rows));
}

void PositionsPanel::showFace(AsOf now)
{
    m_now = now;
    PanelFace face;
    const std::size_t n = desk() ? desk()->desk().positions.size() : 0;
    const std::size_t watched = desk() ? desk()->desk().addresses.size() : 0;
    QStringList context{n == 0 ? tr("none entered") : tr("%1 entered by you").arg(n)};
    if (watched > 0) context << tr("%n watched", nullptr, static_cast<int>(watched));
    if (m_exported) context << tr("part of exports");
    face.context = context.join(QStringLiteral(" \u00b7 "));
    face.tip = tr("Read against the market once a second; liquidation prices by each venue's own rule");
    if (n == 0 && watched == 0) {
        face.fresh = Freshness::Off;
        face.age = tr("nothing to read");
        setFace(face);
        return;
    }
    if (!m_shown) {
        face.age = tr("none yet");
        setFace(face);
        return;
    }
    const Duration age = now.mono - m_shown->asOf.mono;
    face.fresh = judge(age, kLimit);
    face.age = format::age(age);
    // One price that nobody has makes all totals unknown: that is said.
    for (const PositionReading& p : m_shown->positions)
        if (!p.mark && face.fresh == Freshness::Live) {
            face.fresh = Freshness::Late;
            face.age = tr("%1 %2: no price")
                           .arg(QString::fromStdString(p.position.asset), text(venueCode(p.position.venue)));
            face.tip += QLatin1Char('\n') + modelWords(p.mark.why);
        }
    // So does an account that has not answered.
    for (const AccountReading& a : m_shown->accounts)
        if (a.who.on && !a.known() && face.fresh == Freshness::Live) {
            face.fresh = Freshness::Late;
            face.age = tr("%1: %2").arg(QString::fromStdString(addressWords(a.who)),
                                        a.fresh == Freshness::Stale ? tr("stale") : tr("not answered"));
            face.tip += QLatin1Char('\n') + modelWords(a.why);
        }
    setFace(face);
}

std::optional<std::uint64_t> PositionsPanel::idAt(int row) const
{
    if (row < 0 || row >= m_tables[0]->rowCount()) return std::nullopt;
    bool entered = false;
    const std::uint64_t id = m_tables[0]->row(row).key.toULongLong(&entered);
    return entered ? std::optional(id) : std::nullopt;
}

std::vector<std::uint64_t> PositionsPanel::selected() const
{
    std::vector<std::uint64_t> ids;
    for (const QModelIndex& i : view(DeskTable::Positions)->selectionModel()->selectedRows())
        if (const auto id = idAt(i.row())) ids.push_back(*id);
    return ids;
}

bool PositionsPanel::keptPrivate() const
{
    return !m_exported && desk() && (!desk()->desk().positions.empty() || !desk()->desk().addresses.empty());
}

void PositionsPanel::addPosition()
{
    Position draft;
    draft.asset = selection().asset().toStdString();
    if (!venues().empty()) draft.venue = venues().front();
    openForm(draft);
}

void PositionsPanel::editPosition(int row)
{
    if (const auto id = idAt(row)) edit(*id);
}

void PositionsPanel::edit(std::uint64_t id)
{
    if (const Position* const p = desk() ? desk()->position(id) : nullptr) openForm(*p);
}

// The dialogs are the window's and outlive the panel, which a change of workspace may take away: they speak to the
// book, and without the panel the market says nothing.
void PositionsPanel::openForm(const Position& draft)
{
    if (!desk()) return;
    const auto quotes = [there = QPointer<PositionsPanel>(this)](const std::string& asset, VenueId venue,
                                                                 Market market) {
        if (!there) return quoteOf(nullptr, Mono{});
        const InstrumentRow* const row =
            there->m_market ? leadingRow(*there->m_market, asset, venue, market) : nullptr;
        std::optional<double> atr;
        if (there->m_metrics) atr = there->m_metrics->at(metric::atr, asset).value;
        return quoteOf(row, there->m_now.mono, atr);
    };
    auto* form =
        new PositionForm(theme(), draft, venues(), desk()->settings(), desk()->desk().positions, quotes, window());
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &QDialog::accepted, desk(), [book = desk(), form] {
        const auto p = form->position();
        if (!p) return;
        if (p->id == 0)
            book->add({*p});
        else
            book->replace(*p);
    });
    form->open();
}

void PositionsPanel::openSheet(const QString& text)
{
    if (!desk()) return;
    auto* sheet = new ImportSheet(text, window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, desk(), [book = desk(), sheet] { book->add(sheet->import().positions); });
    sheet->open();
}

void PositionsPanel::pastePositions()
{
    openSheet(QGuiApplication::clipboard()->text());
}

void PositionsPanel::importPositions()
{
    openSheet({});
}

void PositionsPanel::openSettings()
{
    if (!desk()) return;
    auto* form = new DeskSettingsForm(desk()->settings(), venues(), window());
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &QDialog::accepted, desk(), [book = desk(), form] { book->setSettings(form->settings()); });
    form->open();
}

void PositionsPanel::openAddresses()
{
    if (!desk()) return;
    auto* sheet = new AddressSheet(desk()->desk().addresses, desk()->examples(), window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, desk(), [book = desk(), sheet] { book->setAddresses(sheet->addresses()); });
    sheet->open();
}

// What is offered on a position of a watched account: nothing of it can be changed here.
void PositionsPanel::addWatchedEntries(QMenu* menu, int row)
{
    if (!m_shown || row < 0 || row >= m_tables[0]->rowCount()) return;
    const QString key = m_tables[0]->row(row).key;
    for (const AccountReading& a : m_shown->accounts)
        for (const PositionReading& p : a.positions) {
            if (QStringLiteral("w%1 %2").arg(a.who.id).arg(text(p.symbol)) != key) continue;
            const QString asset = QString::fromStdString(p.position.asset);
            menu->addAction(tr("Copy cells as TSV"), view(DeskTable::Positions), &BoardView::copy);
            menu->addAction(tr("Show %1 in the other panels").arg(asset), this,
                            [this, asset] { selection().setAsset(asset); });
            const Figure& at = p.venueLiquidation ? p.venueLiquidation : p.liquidation;
            if (alerts() && at && *at > 0)
                addAlertEntries(menu, alerts(),
                                {alertOn("mark", asset, VenueId::Hyperliquid, *at,
                                         p.position.side == PositionSide::Long ? AlertOperator::Below
                                                                               : AlertOperator::Above)});
            menu->addSeparator();
            return;
        }
}

void PositionsPanel::deleteSelected()
{
    if (desk()) desk()->remove(selected());
}

bool PositionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_views[0] || event->type() != QEvent::KeyPress || !desk())
        return Panel::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Paste)) return pastePositions(), true;
    if (key->matches(QKeySequence::Undo)) return desk()->undo(), true;
    if (key->matches(QKeySequence::Redo)) return desk()->redo(), true;
    if (key->key() == Qt::Key_Insert) return addPosition(), true;
    if (key->key() == Qt::Key_Delete) return deleteSelected(), true;
    return Panel::eventFilter(watched, event);
}

void PositionsPanel::menuAt(const QPoint& where)
{
    if (!desk()) return;
    BoardView* const board = view(DeskTable::Positions);
    const int row = board->indexAt(where).row();
    const auto id = idAt(row);
    const Position* const p = id ? desk()->position(*id) : nullptr;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("positionMenu"));
    if (p) {
        menu->addAction(tr("Edit\u2026"), this, [this, at = *id] { edit(at); });
        menu->addAction(tr("Duplicate"), this, [this, copy = *p] { desk()->add({copy}); });
        menu->addAction(tr("Delete"), this, &PositionsPanel::deleteSelected);
        menu->addAction(tr("Copy cells as TSV"), board, &BoardView::copy);
        menu->addSeparator();
        const QString asset = QString::fromStdString(p->asset);
        menu->addAction(tr("Show %1 in the other panels").arg(asset), this,
                        [this, asset] { selection().setAsset(asset); });
        if (alerts()) {
            const PositionReading* const r = m_shown ? m_shown->find(*id) : nullptr;
            menu->addSeparator();
            std::vector<std::optional<AlertCondition>> offers{
                alertOn("liq_dist", asset, {}, 0.05, AlertOperator::Below),
                alertOn("hold_left", asset, {}, 24, AlertOperator::Below)};
            if (r && r->liquidation && *r->liquidation > 0)
                offers.push_back(
                    alertOn("mark", asset, p->venue, *r->liquidation,
                            p->side == PositionSide::Long ? AlertOperator::Below : AlertOperator::Above));
            addAlertEntries(menu, alerts(), offers);
        }
        menu->addSeparator();
    }
    if (!p) addWatchedEntries(menu, row);
    menu->addAction(tr("Add position\u2026"), this, &PositionsPanel::addPosition);
    menu->addAction(tr("Paste\u2026"), this, &PositionsPanel::pastePositions);
    menu->addAction(tr("Balances and limits\u2026"), this, &PositionsPanel::openSettings);
    menu->addAction(tr("Watched addresses\u2026"), this, &PositionsPanel::openAddresses);
    menu->popup(board->viewport()->mapToGlobal(where));
}

std::vector<ExportTable> PositionsPanel::exportTables() const
{
    std::vector<ExportTable> out;
    if (!m_exported) return out;
    for (std::size_t i = 0; i < kDeskTables; ++i) {
        const auto table = static_cast<DeskTable>(i);
        out.push_back(m_tables[i]->toExport(deskTableId(table), deskTableName(table)));
    }
    return out;
}

QJsonObject PositionsPanel::saveState() const
{
    return {{QStringLiteral("tab"), m_tabs->currentIndex()},
            {QStringLiteral("exported"), m_exported},
            {QStringLiteral("sortBy"), m_sortBy},
            {QStringLiteral("descending"), m_order == Qt::DescendingOrder}};
}

void PositionsPanel::restoreState(const QJsonObject& state)
{
    const int tab = state.value(QStringLiteral("tab")).toInt();
    if (tab >= 0 && tab < m_tabs->count()) m_tabs->setCurrentIndex(tab);
    m_exported = state.value(QStringLiteral("exported")).toBool(false);
    m_exportAction->setChecked(m_exported);
    BoardView* const positions = view(DeskTable::Positions);
    const int sortBy = state.value(QStringLiteral("sortBy")).toInt(-1);
    const bool descending = state.value(QStringLiteral("descending")).toBool(false);
    positions->sortBy(sortBy >= 0 && sortBy < positions->model()->columnCount() ? sortBy : -1,
                      descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void PositionsPanel::themeChanged()
{
    Panel::themeChanged();
    m_facts->setTheme(theme());
    for (BoardView* v : m_views) v->themeChanged();
}

void PositionsPanel::setDensity(Density density)
{
    for (BoardView* v : m_views) v->setDensity(density);
}

void PositionsPanel::focusInside()
{
    m_views[static_cast<std::size_t>(m_tabs->currentIndex())]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
