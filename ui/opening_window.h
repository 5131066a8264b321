// While a recording is looked through, before there is anything to show in panels: which files, how far,
// a way out; and what is wrong with them when they cannot be opened.
#pragma once

#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace plimsoll {

class OpeningWindow : public QWidget {
    Q_OBJECT
public:
    explicit OpeningWindow(const QStringList& files, QWidget* parent = nullptr);

    // `share` 0: not known yet.
    void setProgress(double share, double bytesRead);
    // Nothing can be opened: the sentence stays until the person closes the window.
    void setProblem(const QString& sentence);
    bool hasProblem() const { return m_failed; }

Q_SIGNALS:
    void dismissed();  // cancelled, or closed after a problem

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel *m_title, *m_files, *m_state;
    QProgressBar* m_bar;
    QPushButton* m_button;
    QElapsedTimer m_since;
    bool m_failed = false;
};

}  // namespace plimsoll
