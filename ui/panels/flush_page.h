// After the flush: what the checklist finds by itself, what would invalidate it, and the key levels. It says
// nothing of a bottom.
#pragma once

#include "ui/panels/flush_rows.h"
#include "ui/panels/risk_page.h"

#include <array>

namespace plimsoll {

class CheckDelegate;
class GrownTable;
class PageColumn;
class PageLine;
class PageSection;

class FlushPage : public PhaseBoardPage {
    Q_OBJECT

public:
    FlushPage(const PanelDeps& deps, QWidget* parent);

    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    enum Part { Checklist, Invalidations, Levels, kParts };
    TextTable* table(Part part) const { return m_tables[part]; }
    GrownTable* view(Part part) const { return m_views[part]; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showAll() override;
    void showRows();
    void showTime(AsOf now) override;

    PageColumn* m_column;
    std::array<TextTable*, kParts> m_tables{};
    std::array<GrownTable*, kParts> m_views{};
    std::array<CheckDelegate*, kParts> m_delegates{};
    PageSection* m_levelsHead;
    PageLine *m_none, *m_caveat;
    bool m_stale = false;
    int m_rowHigh = 24;
};

}  // namespace plimsoll
