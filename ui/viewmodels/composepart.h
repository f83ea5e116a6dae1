// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/attachmentsmodel.h"
#include "ui/viewmodels/composerules.h"
#include "ui/viewmodels/polleditor.h"

#include <QObject>

#include <functional>

namespace asterism::ui {

/// One post of what is being written: what it has for itself.
class ComposePart : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Composer.parts")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    /// As the server counts where there is least room left.
    Q_PROPERTY(int count READ count NOTIFY judged FINAL)
    Q_PROPERTY(int limit READ limit NOTIFY judged FINAL)
    Q_PROPERTY(asterism::ui::AttachmentsModel *attachments READ attachments CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::PollEditor *poll READ poll CONSTANT FINAL)
    /// An input method has not finished a word in its text.
    Q_PROPERTY(bool composing READ isComposing WRITE setComposing NOTIFY composingChanged FINAL)
    /// What was typed into a poll that is taken away is there again with it.
    Q_PROPERTY(bool hasPoll READ hasPoll WRITE setHasPoll NOTIFY hasPollChanged FINAL)
    /// A poll, or a further file, could go with what it has.
    Q_PROPERTY(bool mayPoll READ mayPoll NOTIFY judged FINAL)
    Q_PROPERTY(bool mayAttach READ mayAttach NOTIFY judged FINAL)
    /// No file may be added, for there is a poll.
    Q_PROPERTY(bool pollBarsFiles READ isBarredByPoll NOTIFY judged FINAL)
    /// There is nothing in it: no words, no files, no poll.
    Q_PROPERTY(bool blank READ isBlank NOTIFY judged FINAL)
    /// Why this part cannot go, with the account at whose server where there are several; empty: it
    /// can.
    Q_PROPERTY(QString problem READ problem NOTIFY judged FINAL)

public:
    /// `writable`: whether anything may be changed now.
    ComposePart(
        const QString &dataFolder, std::function<bool()> writable, QObject *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    int count() const { return m_room.count; }
    int limit() const { return m_room.limit; }
    AttachmentsModel *attachments() { return &m_attachments; }
    PollEditor *poll() { return &m_poll; }
    bool isComposing() const { return m_composing; }
    void setComposing(bool composing);
    bool hasPoll() const { return m_hasPoll; }
    void setHasPoll(bool has);
    bool mayPoll() const;
    bool mayAttach() const;
    bool isBarredByPoll() const;
    bool isBlank() const { return asterism::ui::isBlank(post()); }
    QString problem() const { return m_problem; }
    /// What each poster's server has against it, in their order, without names; empty: nothing.
    QStringList troubles() const { return m_troubles; }

    /// Text, files and poll; nothing else is set.
    PostText post() const;
    /// Takes these of it.
    void show(const PostText &post);
    void showPoll(const PollText &poll);
    void setRules(const PartRules &rules);

Q_SIGNALS:
    void textChanged();
    void composingChanged();
    void hasPollChanged();
    void judged(); ///< count, problem and what may be added
    void changed(); ///< by the user

private:
    void judge();
    QString whatIsWrong() const;

    std::function<bool()> m_writable;
    QString m_text;
    AttachmentsModel m_attachments;
    PollEditor m_poll;
    bool m_composing = false;
    bool m_hasPoll = false;
    PartRules m_rules;
    Room m_room;
    QStringList m_troubles;
    QString m_problem;
};

} // namespace asterism::ui
