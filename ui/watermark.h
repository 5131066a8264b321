// One word, large and faint, over everything that is drawn below it. It takes no clicks.
#pragma once

#include "widgets/theme.h"

#include <QPixmap>
#include <QWidget>

namespace plimsoll {

class Watermark : public QWidget {
    Q_OBJECT
public:
    // Covers `over` and follows its size.
    Watermark(const Theme& theme, const QString& word, QWidget* over);
    void themeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    QRect wordRect() const;
    void draw();

    const Theme& m_theme;
    QString m_word;
    QPixmap m_picture;  // of the word alone: what is below is repainted often
};

}  // namespace plimsoll
