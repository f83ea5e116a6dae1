// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/draft.h"
#include "model/media.h"
#include "store/outbox.h"
#include "store/takenback.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/composechoices.h"
#include "ui/viewmodels/composeparts.h"
#include "ui/viewmodels/composeplace.h"
#include "ui/viewmodels/draftkeeper.h"
#include "ui/viewmodels/draftsmodel.h"
#include "ui/viewmodels/writersmodel.h"

#include <QDateTime>
#include <QPointer>
#include <QUrl>

#include <functional>

namespace asterism::ui {

/// What is being written: a new post or several in a row, an answer, a quote, an edit. One at a
/// time; whatever else was begun stays as a draft and is there again where it was begun. Nothing
/// that was typed goes but by discard(), or when the outbox has it.
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
    /// Of the first part, as are count and limit.
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString warning READ warning WRITE setWarning NOTIFY warningChanged FINAL)
    /// There is a field for the warning; without one there is none.
    Q_PROPERTY(bool warned READ isWarned WRITE setWarned NOTIFY warningChanged FINAL)
    /// Of its files: they are hidden until somebody wants to see them.
    Q_PROPERTY(bool sensitive READ isSensitive WRITE setSensitive NOTIFY stateChanged FINAL)

    // One post, or several that answer each other:
    Q_PROPERTY(asterism::ui::ComposeParts *parts READ parts CONSTANT FINAL)
    Q_PROPERTY(int partCount READ partCount NOTIFY partsChanged FINAL)
    /// The one that is being written in.
    Q_PROPERTY(int currentPart READ currentPart WRITE setCurrentPart NOTIFY partsChanged FINAL)
    Q_PROPERTY(bool threadable READ isThreadable NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool polls READ hasPolls NOTIFY stateChanged FINAL)
    /// So many files a part may have, and a note that says so, or who takes none.
    Q_PROPERTY(int mostMedia READ mostMedia NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString mediaNote READ mediaNote NOTIFY stateChanged FINAL)
    /// A server that is to have it keeps what must stay in sight of a picture.
    Q_PROPERTY(bool mediaFocus READ keepsMediaFocus NOTIFY stateChanged FINAL)
    /// How many attachments go with it.
    Q_PROPERTY(int attached READ attached NOTIFY countChanged FINAL)

    /// A word of model/visibility.h; an edit cannot change it.
    Q_PROPERTY(QString visibility READ visibility WRITE setVisibility NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList visibilities READ visibilities NOTIFY stateChanged FINAL)
    /// For people: all of them, and the one that is chosen, with its icon.
    Q_PROPERTY(QStringList visibilityNames READ visibilityNames NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString visibilityName READ visibilityName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString visibilityIcon READ visibilityIcon NOTIFY stateChanged FINAL)
    Q_PROPERTY(int visibilityAt READ visibilityAt WRITE setVisibilityAt NOTIFY stateChanged FINAL)

    /// Who may quote it; where no server keeps that there is no choice.
    Q_PROPERTY(bool hasQuotes READ hasQuotes NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList quotesNames READ quotesNames CONSTANT FINAL)
    Q_PROPERTY(QString quotesName READ quotesName NOTIFY stateChanged FINAL)
    /// -1: as the account has it.
    Q_PROPERTY(int quotesAt READ quotesAt WRITE setQuotesAt NOTIFY stateChanged FINAL)
    /// Why there is no choice of such a post; empty: there is one.
    Q_PROPERTY(QString quotesBar READ quotesBar NOTIFY stateChanged FINAL)
    /// Who passes over it; empty: nobody.
    Q_PROPERTY(QString quotesNote READ quotesNote NOTIFY stateChanged FINAL)

    /// What one of several servers passes over besides, that another keeps; empty: nothing.
    Q_PROPERTY(QString lostNote READ lostNote NOTIFY countChanged FINAL)

    Q_PROPERTY(QString accountId READ accountId WRITE setAccountId NOTIFY stateChanged FINAL)
    /// "@user@host" of that account; empty without one.
    Q_PROPERTY(QString accountName READ accountName NOTIFY stateChanged FINAL)
    /// Ids of further accounts that post the same, each for itself.
    Q_PROPERTY(QStringList also READ also NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool mayPostByMany READ mayPostByMany NOTIFY stateChanged FINAL)
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

    /// A word of model/posttext.h; one format alone is no choice.
    Q_PROPERTY(QString format READ format WRITE setFormat NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList formats READ formats NOTIFY stateChanged FINAL)
    Q_PROPERTY(QStringList formatNames READ formatNames NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString formatName READ formatName NOTIFY stateChanged FINAL)
    Q_PROPERTY(int formatAt READ formatAt WRITE setFormatAt NOTIFY stateChanged FINAL)
    /// Who does not take it; empty: all do.
    Q_PROPERTY(QString formatNote READ formatNote NOTIFY stateChanged FINAL)

    /// Not before; invalid: at once.
    Q_PROPERTY(
        QDateTime scheduledAt READ scheduledAt WRITE setScheduledAt NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool schedulable READ isSchedulable NOTIFY stateChanged FINAL)
    /// Where it waits until then.
    Q_PROPERTY(QString scheduleNote READ scheduleNote NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString scheduleProblem READ scheduleProblem NOTIFY stateChanged FINAL)

    /// As the server counts where there is least room left.
    Q_PROPERTY(int limit READ limit NOTIFY countChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool sendable READ isSendable NOTIFY countChanged FINAL)
    /// "Post", "Reply", "Save".
    Q_PROPERTY(QString sendWord READ sendWord NOTIFY stateChanged FINAL)
    /// Why it could not be sent, or not be read; empty mostly.
    Q_PROPERTY(QString trouble READ trouble NOTIFY stateChanged FINAL)
    /// The post that is answered; empty without one.
    Q_PROPERTY(QString parentName READ parentName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString parentAvatar READ parentAvatar NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString parentLine READ parentLine NOTIFY stateChanged FINAL)
    /// The post that is quoted; where it is not kept here any more its name is its address.
    Q_PROPERTY(QString quotedName READ quotedName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString quotedAvatar READ quotedAvatar NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString quotedLine READ quotedLine NOTIFY stateChanged FINAL)
    /// That its author must agree first; empty mostly.
    Q_PROPERTY(QString quoteNote READ quoteNote NOTIFY stateChanged FINAL)
    /// What must be answered first: answer(). Empty mostly.
    Q_PROPERTY(QString question READ question NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString yes READ yes NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString no READ no NOTIFY stateChanged FINAL)
    /// It is in the file, and there after whatever happens.
    Q_PROPERTY(bool saved READ isSaved NOTIFY countChanged FINAL)
    /// What is written is a draft already, be it only about to be in the file.
    Q_PROPERTY(bool begun READ isBegun NOTIFY countChanged FINAL)
    Q_PROPERTY(asterism::ui::DraftsModel *drafts READ drafts CONSTANT FINAL)

public:
    /// As store::enqueuePosts(): all of a draft, which goes with that.
    using Enqueue = std::function<QFuture<Result<std::vector<qint64>>>(
        const std::vector<Action> &posts, qint64 notBefore, const QString &draftKey)>;
    /// As store::enqueue(): the deletion of a post that is written anew.
    using EnqueueDeletion = std::function<QFuture<Result<store::Enqueued>>(const Action &deletion)>;

    /// All of it outlives the composer.
    struct Parts {
        store::Store &store;
        const Clock &clock;
        const AccountsModel &accounts;
        Ask ask;
        Enqueue enqueue;
        EnqueueDeletion enqueueDeletion;
        std::function<int()> undoSeconds; ///< how long a post may be taken back
        std::function<bool()> remindDescriptions; ///< as Preferences::remindsDescriptions()
        QHash<QString, QString> saved; ///< store::settings(), read before the first frame
        QString folder; ///< of data: attached files lie in it
        /// As CopyFetch::Fetch: what only a server has; nothing: it is not fetched.
        std::function<QFuture<Result<QString>>(const QUrl &url)> fetch = {};
    };

    /// Opens by itself what was being written when the program ended.
    explicit Composer(Parts parts, QObject *parent = nullptr);

    bool isOpen() const { return m_stage != Stage::Closed; }
    bool isBusy() const { return m_stage == Stage::Reading || m_stage == Stage::Sending; }
    bool isReady() const;
    QString title() const;
    QString text() const { return m_posts.first()->text(); }
    void setText(const QString &text) { m_posts.first()->setText(text); }
    QString warning() const { return m_draft.action.post.warning; }
    void setWarning(const QString &warning);
    bool isWarned() const { return m_warned; }
    void setWarned(bool on);
    bool isSensitive() const { return m_draft.action.post.sensitive; }
    void setSensitive(bool sensitive);

    ComposeParts *parts() { return &m_posts; }
    int partCount() const { return m_posts.rowCount(); }
    int currentPart() const { return m_currentPart; }
    void setCurrentPart(int place);
    bool isThreadable() const { return !isEdit() && partCount() < mostPartsOfThread; }
    bool hasPolls() const;
    int mostMedia() const;
    QString mediaNote() const;
    bool keepsMediaFocus() const;
    int attached() const;

    QString visibility() const { return word(m_draft.action.post.visibility); }
    void setVisibility(const QString &word);
    QStringList visibilities() const;
    QStringList visibilityNames() const;
    QString visibilityName() const;
    QString visibilityIcon() const;
    int visibilityAt() const { return int(visibilities().indexOf(visibility())); }
    void setVisibilityAt(int place) { setVisibility(visibilities().value(place)); }

    bool hasQuotes() const { return takeQuotePolicies(posters()); }
    QStringList quotesNames() const;
    QString quotesName() const;
    int quotesAt() const;
    void setQuotesAt(int place);
    QString quotesBar() const { return whyNoQuotesChoice(m_draft.action.post.visibility); }
    QString quotesNote() const { return ui::quotesNote(m_draft.action.post, posters()); }

    QString lostNote() const;

    QString accountId() const { return m_draft.action.account.value; }
    QString accountName() const;
    /// Instead of the one that there is; further ones stay.
    void setAccountId(const QString &id);
    QStringList also() const { return m_draft.also; }
    bool mayPostByMany() const;
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

    QString format() const { return word(m_draft.action.post.format); }
    void setFormat(const QString &word);
    QStringList formats() const;
    QStringList formatNames() const;
    QString formatName() const;
    int formatAt() const { return int(formats().indexOf(format())); }
    void setFormatAt(int place) { setFormat(formats().value(place)); }
    QString formatNote() const;

    QDateTime scheduledAt() const;
    void setScheduledAt(const QDateTime &at);
    bool isSchedulable() const { return !isEdit(); }
    QString scheduleNote() const;
    QString scheduleProblem() const;

    int limit() const { return m_posts.first()->limit(); }
    int count() const { return m_posts.first()->count(); }
    bool isSendable() const { return isReady() && whatIsMissing().isEmpty(); }
    QString sendWord() const;
    QString trouble() const { return m_trouble; }
    QString parentName() const { return m_place.parent ? m_place.parent->name : QString(); }
    QString parentAvatar() const { return m_place.parent ? m_place.parent->avatar : QString(); }
    QString parentLine() const { return m_place.parent ? m_place.parent->line : QString(); }
    QString quotedName() const;
    QString quotedAvatar() const { return m_place.quoted ? m_place.quoted->avatar : QString(); }
    QString quotedLine() const { return m_place.quoted ? m_place.quoted->line : QString(); }
    QString quoteNote() const
    {
        return isEdit() ? QString() : quoteWait(m_draft.action.account, m_place);
    }
    QString question() const;
    QString yes() const;
    QString no() const;
    bool isSaved() const { return m_keeper.has(m_draft.key) && m_keeper.isSaved(); }
    bool isBegun() const { return m_keeper.has(m_draft.key); }
    DraftsModel *drafts() { return &m_drafts; }

    /// What was begun and not sent, or a new post by the default account.
    Q_INVOKABLE void write();
    /// A new post by the default account, whatever was begun.
    Q_INVOKABLE void writeAnother();
    /// What was begun there goes on. The account's id may be empty: the one who acts there
    /// (sync/acting.h); else what that account itself began, or anew.
    Q_INVOKABLE void reply(const QString &uri, const QString &accountId);
    /// A new post that quotes it; the same rules.
    Q_INVOKABLE void quote(const QString &uri, const QString &accountId);
    /// Asks the account's server for what was typed. Without an account's id: whose post it is.
    Q_INVOKABLE void edit(const QString &uri, const QString &accountId);
    /// The same to write it anew: the post is deleted once the user has said so.
    Q_INVOKABLE void redraft(const QString &uri, const QString &accountId);
    /// A post out of the outbox, to be written on, with all that was written with it.
    Q_INVOKABLE void takeBack(const QString &rowId);
    Q_INVOKABLE void openDraft(const QString &key);
    /// A post that the account's server calls `id` and keeps until its time, to be written on. It
    /// is taken away there once it is a draft here.
    void takeScheduled(const Action &post, const QString &id);
    /// Somebody else has kept it in asterism.db: it is among the drafts from now on.
    void addDraft(const Draft &draft) { m_keeper.add(draft); }

    /// A blank part below that one.
    Q_INVOKABLE void addPart(int after);
    /// Asks first where there is something in it. One stays.
    Q_INVOKABLE void removePart(int place);
    /// Posts by that account, too, or no longer; one stays.
    Q_INVOKABLE void toggleAlso(const QString &id);

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
    void partsChanged();
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
        Unschedule, ///< once more: its server did not say that it is gone
        Orphan, ///< the account that could edit the post is gone
        NoCopies, ///< of some files, of the post that is about to be deleted
        Discard,
        DropPart, ///< something stands in it
        Votes, ///< those of a poll that an edit changes
        Wider, ///< more people see it than what it answers or quotes
        Nobody, ///< a direct post that names nobody
        Readers, ///< a direct answer that may not reach all who received what it answers
        NoDescription, ///< of some files
    };
    /// What a server keeps until its time, to be taken away there.
    struct Waiting {
        AccountId account;
        QString id; ///< empty: nothing
        bool unsure = false; ///< it may be gone already
    };
    /// Something that is about to be written in.
    struct Opening {
        Draft draft;
        bool fresh = false; ///< nothing was typed yet
        bool told = false; ///< its text is that of a server
        bool waits = false; ///< an edit that is in the outbox still, or failed
        QString deletes = {}; ///< the post that it takes the place of
        bool wasDraft = false; ///< somebody has written on since they wanted that one deleted
        QString note = {}; ///< what must be known of it
        Waiting waiting = {}; ///< what it was until now
    };

    // How it comes about (composeropening.cpp, composerediting.cpp)
    void whenFree(const std::function<void()> &wish);
    void grantWish();
    void begun();
    void restore();
    template <typename Wanted> const Draft *kept(Wanted wanted) const;
    Draft made(Action::Kind kind, const AccountId &account = {}, const QString &target = {}) const;
    const Draft *keptFor(
        QString PostText::*about, const QString &uri, const QString &accountId) const;
    void openFor(const Draft *known, const PostText &post, const QString &accountId);
    void begin(const Opening &opening);
    void lookForDeletion(const Opening &opening, const Result<ComposePlace> &place);
    void placeSoon(const Opening &opening, const Result<ComposePlace> &place);
    void placed(const Opening &opening, const Result<ComposePlace> &place);
    void showStart(const Opening &opening);
    void beginAnew();
    void takenBack(const Result<store::TakenBack> &taken);
    void load(const QString &uri, const QString &accountId, bool anew);
    void loadBy(const AccountId &account, const QString &uri, bool anew);
    void lookForEdit(const Opening &opening);
    void goOnFromEdit(Opening opening, const Action &edit);
    static void writeAnew(Action &action);
    bool isOrphan() const { return isEdit() && account() == nullptr; }
    void writeOrphanAnew();
    void leaveOrphan();
    void askSource(const Opening &opening);
    void loaded(Opening opening, const Result<QJsonObject> &answer);
    void unschedule();
    void unscheduled(const QString &key, const Result<QJsonObject> &answer);
    void unscheduledElsewhere(const QString &key, const Result<QJsonObject> &answer);
    void leaveScheduled();
    QString waitingHost() const;
    void showPlace();
    std::optional<PollText> oldPoll() const;
    void keepOldPoll();
    void accountsChanged();

    // By whom (composeraccounts.cpp)
    const Account *account(const QString &id) const;
    const Account *account() const { return account(accountId()); }
    std::vector<Poster> posters() const;
    void chooseAccount();
    void dropStrangers();
    void accountsChosen();
    void beginAsUsual();
    Visibility usualVisibility(Visibility usual) const;
    void showWriters();
    QStringList chosen() const { return QStringList{accountId()} + m_draft.also; }
    QString usualLanguage() const;
    QList<Visibility> offered() const;

    // Whom an answer names (composernaming.cpp)
    QString answerStart() const;
    void nameAnew(const QString &before);
    void nameReceivers();
    bool needsReaders() const;
    void askReaders();
    void readersTold(const Result<QJsonObject> &answer);
    void addReaders();
    QStringList unnamed() const;
    QString readersWords() const;

    // How it leaves (composersending.cpp, composerasking.cpp, composercopies.cpp)
    QString whatIsMissing() const;
    QString whatIsMissingInParts() const;
    std::vector<Action> outgoing() const;
    QStringList receivers(const Action &action, const PartRules &rules) const;
    bool isToAsk(Question question) const;
    bool namesNobody() const;
    Undescribed undescribed() const;
    void deliver();
    void delivered(const QString &key, const Result<std::vector<qint64>> &enqueued);
    QList<QUrl> originalsIn(const std::vector<Media> &media) const;
    bool filesOutlivePosts() const;
    void deleteOld();
    void fetchCopies(const QList<QUrl> &urls);
    void copiesFetched(const QList<Attachment> &copies);
    void noteLoose();
    void deleteNow();
    void keepOld();
    void deletedOld(const QString &key, const Result<store::Enqueued> &enqueued);
    void rememberLanguage();
    void ask(Question question);
    void say(const QString &trouble);
    QString widerWords() const;
    void end();

    bool isEdit() const { return m_draft.action.kind == Action::Kind::Edit; }
    Draft written() const;
    PartRules rules() const;
    PostingTime time() const;
    void typed();
    void changed();
    void judge();
    void partEdited();
    void dropPart(int place);
    bool isOwnWarning(const QString &words) const;
    bool isWorthKeeping() const;
    void keepSoon();
    void keepClosed();
    void showDrafts();

    Parts m_parts;
    DraftKeeper m_keeper;
    WritersModel m_writers;
    DraftsModel m_drafts;
    ComposeParts m_posts; ///< texts, files and polls; all else lies in m_draft
    QHash<QString, QString> m_languages; ///< by account: the last one it wrote in
    /// Until drafts and accounts are known, and no file is on its way into what is open.
    std::function<void()> m_wish;
    bool m_begun = false;
    Stage m_stage = Stage::Closed;
    Question m_asked = Question::None;
    QPointer<ComposePart> m_partAsked;
    QList<Question> m_sure; ///< were answered with yes
    int m_turn = 0; ///< what was asked for before means something else
    Draft m_draft;
    ComposePlace m_place;
    AccountId m_sentBy; ///< whose server has files of it already (Attachment::id)
    PostText m_start; ///< what stood there before anybody typed
    QStringList m_readers; ///< whom a direct post is for that is answered, as its server told
    QStringList m_unnamed; ///< of these, whom the text did not name when they were told
    QString m_readersTrouble; ///< why nobody knows them; empty: they are known, or not asked for
    bool m_asksReaders = false;
    QString m_deletes;
    bool m_wasDraft = false; ///< Opening::wasDraft
    int m_without = 0; ///< so many files could not be fetched
    Waiting m_waiting;
    QString m_trouble;
    bool m_warned = false;
    QString m_hiddenWarning; ///< typed before its field was taken away
    bool m_fresh = false; ///< nothing was typed when it was opened
    bool m_languageChosen = false;
    bool m_visibilityChosen = false;
    bool m_quotesChosen = false;
    bool m_sensitiveChosen = false;
    int m_currentPart = 0;
};

} // namespace asterism::ui
