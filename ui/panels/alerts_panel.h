// The person's alerts: what each waits for, how it stands, what it would have done; and what fired, newest first.
//
// Several rows are chosen with Shift and Ctrl, and everything that can be done to one is done to all of them:
// pause, arm, snooze, weigh, copy, delete. What was deleted can be put back. The chosen one's past is marked on
// the charts.
#pragma once

#include "ui/alert_book.h"
#include "ui/own_rows.h"
#include "ui/panel.h"
#include "ui/panels/alert_rows.h"

class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace plimsoll {

class AlertTable;
class BoardView;
class SearchField;
class TextTable;

class AlertsPanel : public Panel, public OwnRows {
    Q_OBJECT
public:
    AlertsPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void hideOwn(bool hide) override;
    void themeChanged() override;
    void focusInside() override;
    bool startFind() override;
    BoardView* rulesView() const { return m_views[Rules]; }
    BoardView* firedView() const { return m_views[Fired]; }

    const AlertFilter& filter() const { return m_filter; }
    void setFilter(AlertFilter filter);
    QString footer() const { return m_footer; }
    const AlertWords& words() const { return m_words; }
    std::vector<std::uint64_t> chosen() const;

    // What is done to every chosen row.
    void setArmed(bool armed);
    void snooze(std::optional<Duration> length);  // none: awake again
    void setSeverity(Severity severity);
    void duplicate();
    void deleteChosen();
    void undoDelete();
    void showDiscarded();
    // As text: JSON, on the clipboard or in a file. No row chosen: all that are shown.
    void copyText();
    void pasteText();
    void exportTo(const QString& path);
    void importFrom(const QString& path);

protected:
    std::uint64_t version(const SnapshotHub& hub) const override { return hub.alerts.version(); }
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Page { Rules, Fired, kPages };
    bool eventFilter(QObject* watched, QEvent* event) override;
    void makeToolbar(QWidget* bar);
    void makeLists();
    bool rulesKey(int key, Qt::KeyboardModifiers modifiers);
    void fill();
    bool staleAt(AsOf now) const;
    void showFace();
    void showFooter();
    void say(const QString& text);
    void openFired(int row);
    void openKept(int row);
    QString columnKey(int column) const;
    void changeChosen(const std::function<void(AlertRule&)>& how);
    void take(const QString& json, const QString& from);
    void newAlert();
    // alerts_menus.cpp
    void menuAt(const QPoint& where);
    void fillMenu(QMenu* menu);
    void fillFilterMenu();
    void askFile(bool save);
    std::optional<std::uint64_t> ruleAt(int row) const;
    std::vector<AlertRule> chosenRules() const;

    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    AlertTable* m_rules;
    TextTable* m_fired;
    std::array<BoardView*, kPages> m_views{};
    SearchField* m_search;
    QToolButton *m_filterButton, *m_more;
    QMenu *m_filterMenu, *m_moreMenu;
    QPushButton *m_new, *m_undo;
    std::shared_ptr<const AlertSnapshot> m_shown;
    std::vector<AlertRow> m_rows;  // all of them, in the person's order
    AlertFilter m_filter;
    AlertWords m_words;
    int m_sortBy = -1;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    std::optional<Mono> m_undoSince, m_saidSince;
    QString m_said, m_footer;
    AsOf m_at;
    bool m_stale = false, m_finding = false, m_ownHidden = false;
};

}  // namespace plimsoll
