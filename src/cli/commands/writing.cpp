// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/writing.h"

#include "base/inback.h"
#include "cli/await.h"
#include "cli/commands/acting.h"
#include "cli/commands/peoplesource.h"
#include "cli/commands/sending.h"
#include "cli/exitcode.h"
#include "sync/attachmentfiles.h"
#include "sync/attachmentfitting.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr qsizetype longestWritten = 500'000; ///< bytes; no server takes a tenth of it

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

/// The line end behind what a program wrote belongs to no post.
QString withoutLastLineEnd(QString text)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r')) {
        text.chop(1);
    }
    return text;
}

/// "@me@a.example", and of a thread which of its posts.
QString partName(const Account &account, size_t part, size_t parts)
{
    const QString name = u'@' + account.acct;
    return parts == 1 ? name : name + u", "_s + Words::tr("post %1 of %2").arg(part + 1).arg(parts);
}

/// Who is to send it, each with the server, where that is known.
struct Sender {
    const Account *account = nullptr;
    std::optional<Instance> server;
};

std::vector<Sender> sendersOf(Context &context, const Draft &draft)
{
    std::vector<Sender> senders;
    const QStringList ids = QStringList{draft.action.account.value} + draft.also;
    for (const QString &id : ids) {
        if (const Account *account = context.names.account(AccountId{id})) {
            senders.push_back({account, knownServer(context, *account)});
        }
    }
    return senders;
}

/// What `why` says of the first of the sender's posts that it says anything of, with its name.
template <typename Why>
QString refusalOf(const std::vector<Action> &actions, size_t parts, const Sender &sender, Why why)
{
    size_t part = 0;
    for (const Action &action : actions) {
        if (action.account != sender.account->id) {
            continue;
        }
        const QString words = why(action.post, *sender.server);
        if (!words.isEmpty()) {
            return partName(*sender.account, part, parts) + u": "_s + words;
        }
        ++part;
    }
    return {};
}

/// Of each account that cannot it is told, and `status` is set.
template <typename Why> bool allTaken(Context &context, const Draft &draft, Why why)
{
    const std::vector<Action> actions = outgoing(context, draft);
    bool all = true;
    for (const Sender &sender : sendersOf(context, draft)) {
        const QString words =
            sender.server ? refusalOf(actions, draft.more.size() + 1, sender, why) : QString();
        if (!words.isEmpty()) {
            context.status = context.out.fail(ExitRefused, words);
            all = false;
        }
    }
    return all;
}

/// Copies of the files that were typed, in the data folder. They go with this, unless they are to
/// be kept.
class TakenFiles {
public:
    explicit TakenFiles(Context &context)
        : m_context(context)
    {
    }
    ~TakenFiles()
    {
        for (const QString &file : m_files) {
            // One that stays is tidied away later.
            QFile::remove(attachmentPath(m_context.app->store->folder(), file));
        }
    }
    TakenFiles(const TakenFiles &) = delete;
    TakenFiles &operator=(const TakenFiles &) = delete;

    /// False: `status` says why.
    bool take(const std::vector<PostOptions::File> &typed, QList<Attachment> &media)
    {
        qsizetype at = media.size() - qsizetype(typed.size());
        for (const PostOptions::File &file : typed) {
            if (!take(file.path, media[at++])) {
                return false;
            }
        }
        return true;
    }
    /// Posts have them now.
    void keep() { m_files.clear(); }

private:
    bool take(const QString &path, Attachment &file)
    {
        const QString folder = m_context.app->store->folder();
        m_context.out.progress(Words::tr("Copying %1 …").replace(u"%1"_s, path));
        const auto taken = await(inBack([folder, path] { return takeFile(folder, path); }));
        m_context.out.endProgress();
        if (!taken) {
            m_context.status = m_context.out.fail(taken.error());
            return false;
        }
        m_files << taken->file;
        file.file = taken->file;
        file.name = taken->name;
        file.type = taken->type;
        file.bytes = taken->bytes;
        return true;
    }

    Context &m_context;
    QStringList m_files;
};

/// Why the server does not take a file, not even made smaller; empty: it does.
QString whyUnfit(Context &context, const Attachment &file, const Instance &server)
{
    const QString path = attachmentPath(context.app->store->folder(), file.file);
    const QString why = whyNotAsItIs(path, file, server.posting, server.host);
    const auto fitter = context.app->core.fitter;
    if (why.isEmpty() || !fitter || !file.type.startsWith("image/"_L1)) {
        return why;
    }
    const auto fitted = await(inBack(
        [fitter, path, file, limits = server.posting] { return fitter->fit(path, file, limits); }));
    if (fitted && fitted->temporary) {
        QFile::remove(fitted->path); // it is made again when it goes out
    }
    if (fitted) {
        return {};
    }
    const Error &error = fitted.error();
    return error.kind == ErrorKind::Usage ? error.detail : sentence(error);
}

/// What cannot go is said before anything is put into the outbox.
bool filesFit(Context &context, const Draft &draft)
{
    return allTaken(context, draft, [&context](const PostText &post, const Instance &server) {
        for (const Attachment &file : post.media) {
            if (const QString why = whyNotFile(file, server); !why.isEmpty()) {
                return why;
            }
            const QString why = file.file.isEmpty() ? QString() : whyUnfit(context, file, server);
            if (!why.isEmpty()) {
                return file.name + u": "_s + why;
            }
        }
        return QString();
    });
}

} // namespace

std::optional<QString> writtenText(Context &context)
{
    const QString &typed = context.options.acting.text;
    if (typed != u"-") {
        return typed;
    }
    const auto bytes = readInput(u"-"_s);
    if (!bytes) {
        context.status = context.out.fail(bytes.error());
        return {};
    }
    if (bytes->size() > longestWritten) {
        context.status =
            context.out.fail(ExitUsage, Words::tr("Standard input holds too much for a post."));
        return {};
    }
    const QString text = withoutLastLineEnd(QString::fromUtf8(*bytes));
    if (text.trimmed().isEmpty()) {
        context.status =
            context.out.fail(ExitUsage, Words::tr("Standard input holds nothing to be posted."));
        return {};
    }
    return text;
}

QList<Attachment> typedFiles(const std::vector<PostOptions::File> &typed)
{
    QList<Attachment> media;
    for (const PostOptions::File &file : typed) {
        media << Attachment{.name = QFileInfo(file.path).fileName(),
            .description = file.description,
            .focus = file.focus};
    }
    return media;
}

bool isTaken(Context &context, const Draft &draft, const PostMeant &meant)
{
    const bool taken =
        allTaken(context, draft, [&meant](const PostText &post, const Instance &server) {
            return whyNotTaken(post, server, meant);
        });
    PostText all = draft.action.post;
    for (const PostText &part : draft.more) {
        all.media += part.media;
    }
    for (const Sender &sender : taken ? sendersOf(context, draft) : std::vector<Sender>()) {
        const QString lost = sender.server ? whatIsLost(all, *sender.server) : QString();
        if (!lost.isEmpty()) {
            context.out.note(lost);
        }
    }
    return taken;
}

int sendWritten(Context &context, const std::vector<PostOptions::Part> &parts, Draft draft)
{
    TakenFiles taken(context);
    bool all = taken.take(parts.front().files, draft.action.post.media);
    for (size_t i = 1; i < parts.size() && all; ++i) {
        all = taken.take(parts[i].files, draft.more[i - 1].media);
    }
    auto errands = all && filesFit(context, draft) ? putPosts(context, draft) : std::nullopt;
    if (!errands) {
        return context.status;
    }
    taken.keep();
    return sawThrough(context, std::move(*errands));
}

} // namespace asterism::cli
