// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "ui/images/emojiindex.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/emojicatalogue.h"
#include "ui/viewmodels/recentemoji.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace asterism::ui {

/// The emoji that somebody can pick for one of their accounts: those used there lately, its
/// server's own and Unicode's. The rows are one group, or what was found. Roles: emoji and picture
/// (as Acting::react() takes them), image (image://…; empty: `emoji` is the sign itself), label
/// (what it is called, plain). Twenty thousand are no trouble: only what is looked at is made.
class EmojiChoices : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.emojiChoices()")
    Q_PROPERTY(int count READ rowCount NOTIFY shownChanged FINAL)
    /// What the groups are called; the first is that of the ones used lately, once there are any.
    Q_PROPERTY(QStringList groups READ groups NOTIFY groupsChanged FINAL)
    /// Which of them is shown, unless something is searched for.
    Q_PROPERTY(int group READ group WRITE setGroup NOTIFY shownChanged FINAL)
    /// Words, parted by blanks, that are all somewhere in a name; empty: a group is shown.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY shownChanged FINAL)
    /// The server has not told of its emoji yet.
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    /// Why there are no emoji of the server's own, or no reactions at all; a sentence.
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)
    /// Why not all emoji are there: what the author of the post takes; a sentence, or empty.
    Q_PROPERTY(QString limit READ limit NOTIFY statusChanged FINAL)
    /// False where the server takes no reactions, and a reaction is what is wanted.
    Q_PROPERTY(bool offered READ isOffered NOTIFY statusChanged FINAL)

public:
    enum Role { EmojiRole = Qt::UserRole, PictureRole, ImageRole, LabelRole };

    static constexpr size_t mostFound = 1000;

    EmojiChoices(store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis,
        QObject *parent = nullptr);

    /// For that account from now on; nothing changes when it is the same. `reacting`: as an answer
    /// to a post. Unknown accounts get Unicode's.
    Q_INVOKABLE void begin(const QString &accountId, bool reacting);
    /// As an answer to that post: once it was read, only what its author takes from the account.
    Q_INVOKABLE void beginFor(const QString &accountId, const QString &postUri);
    /// Somebody picked it: it is among the ones used lately.
    Q_INVOKABLE void use(const QString &emoji, const QString &picture);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QStringList groups() const;
    int group() const { return m_group; }
    void setGroup(int group);
    QString search() const { return m_search; }
    void setSearch(const QString &search);
    bool isBusy() const { return m_busy; }
    QString trouble() const { return m_trouble; }
    QString limit() const;
    bool isOffered() const { return m_offered; }

    /// Whose :shortcodes: they are, as in accts; empty before they were read.
    QString host() const { return m_read.host; }
    /// Those that have all of these words, as `search`: the ones used lately, those that are called
    /// so, the others. The rows stay as they are.
    std::vector<EmojiEntry> found(const QString &words, size_t most) const;

Q_SIGNALS:
    void groupsChanged();
    void shownChanged();
    void statusChanged();

private:
    struct Read {
        std::vector<EmojiGroup> groups;
        QString host; ///< whose :shortcodes: they are; as in accts
        qint64 readAt = 0; ///< when the server told of its own
        bool takesReactions = true;
    };

    static QFuture<Result<Read>> readAll(
        store::Store &store, const QString &accountId, bool japanese);
    void read();
    void take(const QString &accountId, const Result<Read> &read);
    void ask();
    void answer(const QString &accountId, const Result<QJsonObject> &answer);
    void decideOffer();
    void readAcceptance();
    void accept(AcceptedReactions accepted);
    std::vector<EmojiEntry> usedLately() const;
    void arrange();
    void show();

    store::Store &m_store;
    Ask m_ask;
    std::shared_ptr<EmojiIndex> m_emojis;
    RecentEmoji m_recent;
    QString m_account;
    QString m_post; ///< that is reacted to; empty: none
    bool m_reacting = false;
    AcceptedReactions m_accepted = AcceptedReactions::All;
    Read m_read;
    std::vector<EmojiGroup> m_taken; ///< those that the author of the post takes
    std::vector<EmojiGroup> m_groups; ///< with the ones used lately
    std::vector<EmojiEntry> m_shown;
    int m_group = 0;
    QString m_search;
    bool m_busy = false;
    bool m_offered = true;
    QString m_trouble; ///< what is told
    QString m_failure; ///< of the last question
};

} // namespace asterism::ui
