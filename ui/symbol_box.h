// The field in the top bar: the palette's door. A click or a key opens it; what is typed goes there.
#pragma once

#include "ui/symbol_search.h"
#include "widgets/theme.h"

#include <QAbstractButton>

#include <vector>

namespace plimsoll {

class SymbolBox : public QAbstractButton {
    Q_OBJECT
public:
    explicit SymbolBox(const Theme& theme, QWidget* parent = nullptr);

    // Assets on offer, the most traded first.
    void setSymbols(std::vector<SymbolEntry> all);
    const std::vector<SymbolEntry>& symbols() const { return m_all; }
    std::size_t symbolCount() const { return m_all.size(); }
    void setKeys(const QString& keys);  // "Ctrl+K"

Q_SIGNALS:
    void symbolsChanged();
    void wanted(const QString& typed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    std::vector<SymbolEntry> m_all;
    QString m_keys;
};

}  // namespace plimsoll
