// The field that finds an asset: type, Enter takes the best match, the list shows the rest.
#pragma once

#include "ui/symbol_search.h"
#include "widgets/theme.h"

#include <QLineEdit>

#include <vector>

class QListView;
class QStandardItemModel;

namespace plimsoll {

class SymbolBox : public QLineEdit {
    Q_OBJECT
public:
    explicit SymbolBox(const Theme& theme, QWidget* parent = nullptr);

    void setSymbols(std::vector<SymbolEntry> all);
    std::size_t symbolCount() const { return m_all.size(); }
    void focusForSearch();
    bool listOpen() const;
    QStringList offered() const;

Q_SIGNALS:
    void chosen(const QString& asset);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer();
    void take(int row);
    void done();
    void move(int by);

    static constexpr std::size_t kOffered = 12;

    const Theme& m_theme;
    std::vector<SymbolEntry> m_all, m_found;
    QListView* m_list = nullptr;
    QStandardItemModel* m_model = nullptr;
};

}  // namespace plimsoll
