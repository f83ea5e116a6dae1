// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/draft.h"
#include "store/outbox.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/composeplace.h"
#include "ui/viewmodels/draftkeeper.h"
#include "ui/viewmodels/draftsmodel.h"
#include "ui/viewmodels/writersmodel.h"

#include <functional>

namespace asterism::ui {

/// What is being written: a new post, an answer, an edit. One at a time; whatever else was begun
/// stays as a draft and is there again where it was begun. Nothing that was typed goes but by
/// discard(), or when the outbox has it.
class Composer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(bool open READ isOpen NOTIFY stateChanged FINAL)
    /// A server is asked for the text, or the outbox is being told.
    Q_PROPERTY(bool busy READ isBusy NOTIFY stateChanged FINAL)
    /// It can be written in.
    Q_PROPERTY(bool ready READ isReady NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString warning READ warning WRITE setWarning NOTIFY warningChanged FINAL)
    /// There is a field for the warning; without one there is none.
    Q_PROPERTY(bool warned READ isWarned WRITE setWarned NOTIFY warningChanged FINAL)
    /// A word of model/visibility.h; an edit cannot change it.
    Q_PROPERTY(QString visibility READ visibility WRITE setVisibility NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList visibilities READ visibilities NOTIFY stateChanged FINAL)
    /// For people: all of them, and the one that is chosen, with its icon.
    Q_PROPERTY(QStringList visibilityNames READ visibilityNames NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString visibilityName READ visibilityName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString visibilityIcon READ visibilityIcon NOTIFY stateChanged FINAL)
    Q_PROPERTY(int visibilityAt READ visibilityAt WRITE setVisibilityAt NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString accountId READ accountId WRITE setAccountId NOTIFY stateChanged FINAL)
    Q_PROPERTY(asterism::ui::WritersModel *writers READ writers CONSTANT FINAL)
    Q_PROPERTY(QString excluded READ excluded NOTIFY stateChanged FINAL)
    /// ISO 639.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList languages READ languages NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList languageNames READ languageNames NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString languageName READ languageName NOTIFY stateChanged FINAL)
    Q_PROPERTY(int languageAt READ languageAt WRITE setLanguageAt NOTIFY stateChanged FINAL)
    /// The account's server knows of languages.
    Q_PROPERTY(bool hasLanguage READ hasLanguage NOTIFY stateChanged FINAL)
    /// As the account's server counts.
    Q_PROPERTY(int limit READ limit NOTIFY countChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool sendable READ isSendable NOTIFY countChanged FINAL)
    /// "Post", "Reply", "Save".
    Q_PROPERTY(QString sendWord READ sendWord NOTIFY stateChanged FINAL)
    /// Why it could not be sent, or not be read; empty mostly.
    Q_PROPERTY(QString trouble READ trouble NOTIFY stateChanged FINAL)
    /// How many attachments go with it.
    Q_PROPERTY(int attached READ attached NOTIFY stateChanged FINAL)
    /// The post that is answered; empty without one.
    Q_PROPERTY(QString parentName READ parentName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString parentAvatar READ parentAvatar NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString parentLine READ parentLine NOTIFY stateChanged FINAL)
    /// What must be answered first: answer(). Empty mostly.
    Q_PROPERTY(QString question READ question NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString yes READ yes NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString no READ no NOTIFY stateChanged FINAL)
    /// It is in the file, and there after whatever happens.
    Q_PROPERTY(bool saved READ isSaved NOTIFY countChanged FINAL)
    Q_PROPERTY(asterism::ui::DraftsModel *drafts READ drafts CONSTANT FINAL)

public:
    /// `notBefore`: as store::enqueue().
    using Enqueue =
        std::function<QFuture<Result<store::Enqueued>>(const Action &action, qint64 notBefore)>;

    /// All of it outlives the composer.
    struct Parts {
        store::Store &store;
        const Clock &clock;
        const AccountsModel &accounts;
        Ask ask;
        Enqueue enqueue;
        std::function<int()> undoSeconds; ///< how long a post may be taken back
        QHash<QString, QString> saved; ///< store::settings(), read before the first frame
    };

    /// Opens by itself what was being written when the program ended.
    explicit Composer(Parts parts, QObject *parent = nullptr);

    bool isOpen() const { return m_stage != Stage::Closed; }
    bool isBusy() const { return m_stage == Stage::Reading || m_stage == Stage::Sending; }
    bool isReady() const { return m_stage == Stage::Writing && m_asked != Question::Delete; }
    QString title() const;
    QString text() const { return m_draft.action.post.text; }
    void setText(const QString &text);
    QString warning() const { return m_draft.action.post.warning; }
    void setWarning(const QString &warning);
    bool isWarned() const { return m_warned; }
    void setWarned(bool on);
    QString visibility() const { return word(m_draft.action.post.visibility); }
    void setVisibility(const QString &word);
    QStringList visibilities() const;
    QStringList visibilityNames() const;
    QString visibilityName() const;
    QString visibilityIcon() const;
    int visibilityAt() const { return int(visibilities().indexOf(visibility())); }
    void setVisibilityAt(int place) { setVisibility(visibilities().value(place)); }
    QString accountId() const { return m_draft.action.account.value; }
    void setAccountId(const QString &id);
    WritersModel *writers() { return &m_writers; }
    QString excluded() const { return m_writers.excluded(); }
    QString language() const { return m_draft.action.post.language; }
    void setLanguage(const QString &code);
    QStringList languages() const;
    QStringList languageNames() const;
    QString languageName() const;
    int languageAt() const { return int(languages().indexOf(language())); }
    void setLanguageAt(int place) { setLanguage(languages().value(place)); }
    bool hasLanguage() const;
    int limit() const;
    int count() const { return m_count; }
    bool isSendable() const { return isReady() && whatIsMissing().isEmpty(); }
    QString sendWord() const;
    QString trouble() const { return m_trouble; }
    int attached() const { return int(m_draft.action.post.media.size()); }
    QString parentName() const { return m_place.parent ? m_place.parent->name : QString(); }
    QString parentAvatar() const { return m_place.parent ? m_place.parent->avatar : QString(); }
    QString parentLine() const { return m_place.parent ? m_place.parent->line : QString(); }
    QString question() const;
    QString yes() const;
    QString no() const;
    bool isSaved() const { return m_keeper.has(m_draft.key) && m_keeper.isSaved(); }
    DraftsModel *drafts() { return &m_drafts; }

    /// What was begun and not sent, or a new post by the default account.
    Q_INVOKABLE void write();
    /// The account's id may be empty: the one who acts there (sync/acting.h).
    Q_INVOKABLE void reply(const QString &uri, const QString &accountId);
    /// Asks the account's server for what was typed. Without an account's id: whose post it is.
    Q_INVOKABLE void edit(const QString &uri, const QString &accountId);
    /// The same to write it anew: the post is deleted once the user has said so.
    Q_INVOKABLE void redraft(const QString &uri, const QString &accountId);
    /// A post out of the outbox, to be written on.
    Q_INVOKABLE void takeBack(const QString &rowId);
    Q_INVOKABLE void openDraft(const QString &key);

    /// To the outbox, unless something is missing (trouble) or must be answered first (question).
    Q_INVOKABLE void send();
    /// Stays as a draft.
    Q_INVOKABLE void close();
    /// Throws away what was typed; askDiscard() asks before.
    Q_INVOKABLE void discard();
    Q_INVOKABLE void askDiscard();
    Q_INVOKABLE void answer(bool yes);

Q_SIGNALS:
    void stateChanged();
    void textChanged();
    void warningChanged();
    void countChanged();
    /// It was opened, or is wanted again: the keys belong there.
    void wanted();
    /// The outbox has it.
    void sent();
    /// For the line above the deck.
    void problem(const QString &sentence);

private:
    enum class Stage {
        Closed,
        Reading, ///< of what was typed at the server
        Unread, ///< that failed: there is nothing to write in
        Writing,
        Sending,
    };
    enum class Question {
        None,
        Delete, ///< of the post that is written anew
        Discard,
        Wider, ///< an answer that more people see than what it answers
        Nobody, ///< a direct post that names nobody
    };
    /// Something that is about to be written in.
    struct Opening {
        Draft draft;
        bool fresh = false; ///< nothing was typed yet
        bool told = false; ///< its text is that of a server
        QString deletes = {}; ///< the post that it takes the place of
    };

    void whenReady(const std::function<void()> &wish);
    void begun();
    void restore();
    template <typename Wanted> const Draft *kept(Wanted wanted) const;
    Draft made(Action::Kind kind, const AccountId &account = {}, const QString &target = {}) const;
    void begin(const Opening &opening);
    void placed(const Opening &opening, const Result<ComposePlace> &place);
    void chooseAccount();
    void beginAnew();
    void load(const QString &uri, const QString &accountId, bool anew);
    void loadBy(const AccountId &account, const QString &uri, bool anew);
    void loaded(Opening opening, const Result<QJsonObject> &answer);
    void showPlace();
    void accountsChanged();

    QString whatIsMissing() const;
    Question whatToAsk() const;
    Action outgoing() const;
    void deliver();
    void delivered(const QString &key, const Result<store::Enqueued> &enqueued);
    void deleteOld();
    void deletedOld(const QString &key, const Result<store::Enqueued> &enqueued);
    void rememberLanguage();
    void ask(Question question);
    void say(const QString &trouble);
    void end();

    void typed();
    void changed();
    void recount();
    bool isWorthKeeping() const;
    void keepSoon();
    void keepClosed();
    const Account *account() const;
    std::optional<Instance> server() const;
    QList<Visibility> offered() const;
    QString usualLanguage() const;

    Parts m_parts;
    DraftKeeper m_keeper;
    WritersModel m_writers;
    DraftsModel m_drafts;
    QHash<QString, QString> m_languages; ///< by account: the last one it wrote in
    std::function<void()> m_wish; ///< until drafts and accounts are known
    bool m_begun = false;
    Stage m_stage = Stage::Closed;
    Question m_asked = Question::None;
    bool m_sure = false; ///< that was answered with yes
    int m_turn = 0; ///< what was asked for before means something else
    Draft m_draft;
    ComposePlace m_place;
    QString m_start; ///< what stood there before anybody typed
    QString m_startWarning;
    QString m_deletes;
    QString m_trouble;
    bool m_warned = false;
    QString m_hiddenWarning; ///< typed before its field was taken away
    bool m_languageChosen = false;
    int m_count = 0;
};

} // namespace asterism::ui
