// The banner of what must not be missed: critical warnings, fired alerts and stories, until acknowledged (key A).
// It takes no focus, and a lesser one never pushes out a worse one that is still unanswered.
#pragma once

#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QString>
#include <QWidget>

namespace plimsoll {

struct BannerWords {
    Severity severity = Severity::Warning;
    QString head, more;
    QString place;           // where a click leads: a panel's id, or a story's
    QString action;          // words of a button that leads there too; empty: no button
    QString workspace = {};  // key of the one that is made for this, which is offered; empty: none
    bool operator==(const BannerWords&) const = default;
};

class AlertBanner : public QWidget {
    Q_OBJECT
public:
    AlertBanner(const Theme& theme, QWidget* parent);

    // False: something worse is unanswered, and this is not shown.
    bool say(const BannerWords& words);
    // The same matter in newer words; nothing happens when another one, or none, is shown.
    void renew(const BannerWords& words);
    void acknowledge();
    // "SIMULATED", "REPLAY": said in every banner. Empty: live.
    void setMark(const QString& mark);
    // The one that is shown is not offered.
    void setWorkspaceShown(const QString& key);
    QString headline() const { return m_words.head; }
    QString more() const { return m_words.more; }
    Severity severity() const { return m_words.severity; }
    QRect button() const;           // "Acknowledge"
    QRect actionButton() const;     // empty: there is none
    QRect workspaceButton() const;  // the same
    QSize sizeHint() const override { return {400, kHeight}; }

Q_SIGNALS:
    void opened(const QString& place);
    void workspaceWanted(const QString& key);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kHeight = 36;
    void show(const BannerWords& words);
    QRect besides(int others) const;

    const Theme& m_theme;
    BannerWords m_words{Severity::None, {}, {}, {}, {}, {}};
    QString m_mark, m_shown;
};

}  // namespace plimsoll
