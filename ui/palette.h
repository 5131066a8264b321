// The command palette: type, Enter does the first, the list shows the rest. It lies over the window and holds
// nothing up: whoever goes elsewhere has closed it.
#pragma once

#include "ui/palette_search.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QPointer>
#include <QStringList>

class QLabel;
class QListView;

namespace plimsoll {

class PaletteModel;
class SearchField;

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(const Theme& theme, QWidget* window);

    void setAssets(std::vector<SymbolEntry> assets);
    void setChoose(std::function<void(const QString& asset)> choose);
    // Asked each time the palette opens. With `fronts`, what the ids of its entries begin with, only once
    // something is typed or where one of its entries was chosen lately: it has none that are offered unasked.
    void addSource(PaletteSource source, QStringList fronts = {});

    // Over `window`, under its head; `typed` stands in the field already.
    void open(QWidget* window, const QString& typed = {});
    void dismiss();

    const std::vector<PaletteHit>& hits() const;
    int current() const;
    SearchField* field() const { return m_field; }
    // Keys of what was chosen, the last first.
    const QStringList& recent() const { return m_recent; }
    void setRecent(const QStringList& recent);
    void themeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Source {
        PaletteSource ask;
        QStringList fronts;
        bool asked = false;  // since it was opened
        std::vector<PaletteEntry> said{};
    };

    void gather(bool typed);
    void search();
    void place();
    void move(int by);
    void run(int row);
    void say();

    const Theme& m_theme;
    QWidget* m_home;
    PaletteSearch m_search;
    std::vector<Source> m_sources;
    QStringList m_recent;
    QPointer<QWidget> m_before;  // had the keyboard
    SearchField* m_field;
    QListView* m_list;
    QLabel* m_hint;
    PaletteModel* m_model;
};

}  // namespace plimsoll
