// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/composerules.h"

namespace asterism::ui {

/// The poll of a post that is being written. Rows: its choices. Role: text.
class PollEditor : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from ComposePart.poll")
    Q_PROPERTY(QStringList choices READ choices NOTIFY pollChanged FINAL)
    Q_PROPERTY(bool multiple READ isMultiple WRITE setMultiple NOTIFY pollChanged FINAL)
    /// Until it ends nobody sees how it stands, where the servers can do that.
    Q_PROPERTY(bool hideTotals READ hidesTotals WRITE setHideTotals NOTIFY pollChanged FINAL)
    Q_PROPERTY(bool mayHideTotals READ mayHideTotals NOTIFY pollChanged FINAL)
    /// How long it runs, from when it is posted; 0: it does not end.
    Q_PROPERTY(int seconds READ seconds WRITE setSeconds NOTIFY pollChanged FINAL)
    /// To choose from, and what people call them.
    Q_PROPERTY(QVariantList durations READ durations NOTIFY pollChanged FINAL)
    Q_PROPERTY(QStringList durationNames READ durationNames NOTIFY pollChanged FINAL)
    Q_PROPERTY(int durationAt READ durationAt WRITE setDurationAt NOTIFY pollChanged FINAL)
    Q_PROPERTY(QString durationName READ durationName NOTIFY pollChanged FINAL)
    Q_PROPERTY(int mostChoices READ mostChoices NOTIFY pollChanged FINAL)
    Q_PROPERTY(int choiceLimit READ choiceLimit NOTIFY pollChanged FINAL) ///< characters
    Q_PROPERTY(bool mayAdd READ mayAdd NOTIFY pollChanged FINAL)
    /// Its server leaves it as it is: nothing of it can be changed.
    Q_PROPERTY(bool fixed READ isFixed NOTIFY pollChanged FINAL)
    /// Why it cannot be posted, in a sentence; empty: it can.
    Q_PROPERTY(QString problem READ problem NOTIFY pollChanged FINAL)

public:
    explicit PollEditor(QObject *parent = nullptr);

    QStringList choices() const { return m_poll.choices; }
    bool isMultiple() const { return m_poll.multiple; }
    void setMultiple(bool multiple);
    bool hidesTotals() const { return m_poll.hideTotals && mayHideTotals(); }
    void setHideTotals(bool hide);
    bool mayHideTotals() const { return m_limits.hideTotals; }
    int seconds() const { return int(m_poll.seconds); }
    void setSeconds(int seconds);
    QVariantList durations() const;
    QStringList durationNames() const;
    int durationAt() const;
    void setDurationAt(int place);
    QString durationName() const;
    int mostChoices() const { return m_limits.choices; }
    int choiceLimit() const { return m_limits.choice; }
    bool mayAdd() const { return !m_fixed && m_poll.choices.size() < m_limits.choices; }
    bool isFixed() const { return m_fixed; }
    void setFixed(bool fixed);
    QString problem() const;

    /// What is no place is not heard.
    Q_INVOKABLE void setChoice(int place, const QString &text);
    Q_INVOKABLE void addChoice();
    /// Two stay.
    Q_INVOKABLE void removeChoice(int place);
    /// So many characters may still be typed into it.
    Q_INVOKABLE int roomOf(int place) const;

    /// As it stands there, blank choices among them; never without choices.
    PollText poll() const { return m_poll; }
    /// Without choices: a new one.
    void show(const PollText &poll);
    void setLimits(const PollLimits &limits);

Q_SIGNALS:
    void pollChanged(); ///< anything of it
    void changed(); ///< by the user

private:
    std::vector<qint64> lengths() const;
    void showChoices();
    void edited();

    PollText m_poll;
    PollLimits m_limits;
    bool m_fixed = false;
    QStringList m_keys; ///< of the rows
    int m_made = 0;
};

} // namespace asterism::ui
