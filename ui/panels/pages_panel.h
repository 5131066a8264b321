// A panel on the chosen asset made of parts: figures above, and below them tables and plots that stand side by
// side where there is room; else one at a time, chosen in the toolbar.
#pragma once

#include "ui/panel.h"
#include "ui/panels/venue_chips.h"
#include "widgets/fact_strip.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"

class QHBoxLayout;

namespace plimsoll {

class BoardView;
class TableDelegate;
class TextTable;

class PagesPanel : public Panel {
    Q_OBJECT
public:
    WatchSet watch() const override;
    void themeChanged() override;
    void setDensity(Density density) override;

    FactStrip* facts() const { return m_facts; }
    PageGrid* pages() const { return m_pages; }

protected:
    struct Words {
        QString id, title;
        QString figures;  // their name for people who do not see them
    };
    PagesPanel(const Words& words, const PanelDeps& deps, QWidget* parent);
    // To be called once, when the toolbar holds what stands before it: the switch of parts, which may have things
    // between it and the rest.
    QHBoxLayout* bar() const { return m_bar; }
    QWidget* barBox() const { return m_barBox; }
    void addChips(const std::function<QString(VenueId)>& tip);
    void addPartSwitch(const QStringList& parts, QWidget* before = nullptr);
    // What the toolbar does without where it is too narrow, the first first. Of one group all or none is shown.
    void setGivesWay(std::vector<std::vector<QWidget*>> groups);
    Segmented* part() const { return m_part; }
    VenueChips* chips() const { return m_chips; }
    // Kept in the toolbar's theme.
    Segmented* addChoice(const QStringList& options, const QString& name, QWidget* parent);

    // A table whose right-aligned columns take no more than `most`; its menu is the panel's.
    BoardView* tableView(TextTable* table, const QString& name, const QString& empty, TableDelegate* delegate,
                         int most);
    // The usual one.
    BoardView* tableView(TextTable* table, const QString& name, const QString& empty);
    struct Place {
        int page, row, share;
    };
    void placePages(std::span<const Place> places);
    void resizeEvent(QResizeEvent* event) override;

    virtual void showAll() = 0;
    // A right click into a table. None: nothing is offered.
    virtual void menuAt(BoardView*, const QPoint&) {}
    // The asset is another one: what is held of the old one goes.
    virtual void forget() = 0;

    // Of a kept choice: what is none of the options changes nothing.
    static void restore(const QJsonObject& state, const char* key, Segmented* choice);

    Freshness m_pulse = Freshness::Live;
    AsOf m_at;

private:
    void adopt(BoardView* view, const QString& name, const QString& empty);
    void fitBar();

    FactStrip* m_facts;
    PageGrid* m_pages;
    QWidget* m_barBox;
    QHBoxLayout* m_bar;
    Segmented* m_part = nullptr;
    VenueChips* m_chips = nullptr;
    std::vector<Segmented*> m_choices;
    std::vector<std::vector<QWidget*>> m_givesWay;
    std::vector<BoardView*> m_views;
};

}  // namespace plimsoll
