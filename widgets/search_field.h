// A line edit with a glass at the left and a key hint at the right.
#pragma once

#include "widgets/theme.h"

#include <QLineEdit>

namespace plimsoll {

class SearchField : public QLineEdit {
    Q_OBJECT

public:
    SearchField(const Theme& theme, const QString& placeholder, const QString& keyHint, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

Q_SIGNALS:
    void escaped();        // Esc on an empty field; on a filled one it empties it
    void moved(int step);  // up and down, for the list below

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void leave();
    void fit();

    Theme m_theme;
    QString m_words, m_hint;
    bool m_hintFits = true;
};

}  // namespace plimsoll
