// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/profilesaving.h"

#include "base/inback.h"
#include "base/log.h"
#include "protocol/profilerules.h"
#include "store/accounts.h"
#include "store/actors.h"
#include "sync/accountflow.h"
#include "sync/attachmentfiles.h"
#include "sync/attachmentfitting.h"
#include "sync/prepare.h"
#include "sync/profilechecks.h"
#include "sync/writes.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Part = ProfilePart;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnProfile)
};

const ProfileParts pictureParts = Part::Avatar | Part::Header;

Error nothingToChange(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = Words::tr("profiles cannot be changed there by a program like this")};
}

/// How it looks: in the rail, and wherever the person stands; and what new posts begin with.
void keepTold(Core &core, const Session &session, const Actor &told,
    const std::optional<PostingDefaults> &posting)
{
    const Actor actor = safeActor(told);
    const store::Teller teller{.host = session.instance.host,
        .accountDomain = session.instance.accountDomain,
        .account = session.account.id};
    const auto ofAccount = [actor, posting, id = session.account.id](
                               store::UserTx &tx) -> Result<Done> {
        const auto accounts = store::accounts(tx);
        if (!accounts) {
            return accounts.error();
        }
        const auto found = std::ranges::find(*accounts, id, &Account::id);
        if (found == accounts->end()) {
            return Done{}; // signed out meanwhile
        }
        Account account = *found;
        account.displayName = actor.displayName;
        account.avatar = actor.avatar;
        const bool same = posting.value_or(found->posting) == found->posting;
        const auto kept = same ? Result<Done>(Done{}) : store::setPostingDefaults(tx, id, *posting);
        return !kept || account == *found ? kept : store::updateAccount(tx, account);
    };
    const auto complain = [](const Result<Done> &done) {
        if (!done) {
            qCWarning(logSync).noquote() << "own profile:" << sentence(done.error());
        }
    };
    core.store
        .writeCache([teller, actor](store::CacheTx &tx) -> Result<Done> {
            store::upsertActor(tx, teller, actor);
            return Done{};
        })
        .then(&core.store, complain);
    core.store.writeUser(ofAccount).then(&core.store, complain);
}

void keepTold(Core &core, const Session &session, const ToldProfile &told, const Response &response)
{
    const auto actor = familyFor(session.instance)
                           ->decodeActor(session.instance, response, false, session.instance.host);
    if (actor) {
        keepTold(core, session, *actor, postingDefaults(told));
    }
}

/// Texts first: they are what is refused, and then no picture was sent for nothing.
class ProfileSaving : public AccountFlow<SavedProfile> {
public:
    ProfileSaving(
        Core &core, Sessions &sessions, const Session &session, const ProfileChange &change)
        : AccountFlow(core, sessions, session)
        , m_change(change)
        , m_rules(profileRules(session.instance))
    {
        m_change.wished = asKept(m_change.wished);
        m_change.avatar.description = m_change.wished.avatarWords;
        m_change.header.description = m_change.wished.headerWords;
    }
    ~ProfileSaving() override { dropFitted(); }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const QString why = whyNotSaved(m_change, m_rules);
        if (!m_change.parts || !why.isEmpty()) {
            finish(
                Error{.kind = ErrorKind::Usage, .subject = m_session.instance.host, .detail = why});
            return;
        }
        m_left = m_change.parts;
        next();
    }

private:
    bool isReplaced(Part part) const
    {
        const Attachment &picture = part == Part::Avatar ? m_change.avatar : m_change.header;
        return m_left.testFlag(part) && !picture.file.isEmpty();
    }

    /// The description of a new picture goes with that: some take none before it.
    ProfileParts textsLeft() const
    {
        ProfileParts parts = m_left & ~pictureParts;
        parts.setFlag(
            Part::AvatarWords, parts.testFlag(Part::AvatarWords) && !isReplaced(Part::Avatar));
        parts.setFlag(
            Part::HeaderWords, parts.testFlag(Part::HeaderWords) && !isReplaced(Part::Header));
        return parts;
    }

    void next()
    {
        if (const ProfileParts texts = textsLeft()) {
            m_step = texts;
            sendStep(m_family->changeProfile(m_session.instance, m_change.wished, texts));
        } else if (m_left.testFlag(Part::Avatar)) {
            picture(Part::Avatar, Part::AvatarWords, m_change.avatar);
        } else if (m_left.testFlag(Part::Header)) {
            picture(Part::Header, Part::HeaderWords, m_change.header);
        } else {
            end();
        }
    }

    void picture(Part which, Part words, const Attachment &picture)
    {
        m_picture = which;
        m_step = which;
        m_step.setFlag(words, m_left.testFlag(words));
        if (picture.file.isEmpty()) {
            sendStep(m_family->dropProfilePicture(m_session.instance, which));
            return;
        }
        const ProfileLimits &limits = m_rules.limits;
        const PostingLimits fits{
            .imageBytes = which == Part::Avatar ? limits.avatarBytes : limits.headerBytes,
            .imagePixels = m_session.instance.posting.imagePixels,
            .mediaTypes = m_rules.pictureTypes};
        const QString path = attachmentPath(m_core.store.folder(), picture.file);
        inBack([path, picture, fits, host = m_session.account.host,
                   fitter = m_core.fitter]() -> Result<FittedFile> {
            if (!QFileInfo(path).isFile()) {
                return Error{.kind = ErrorKind::NotFound, .subject = picture.name};
            }
            return fitter ? fitter->fit(path, picture, fits) : asItIs(path, picture, fits, host);
        }).then(this, [this, which, picture](const Result<FittedFile> &fitted) {
            fitted ? upload(which, picture, *fitted) : end(fitted.error());
        });
    }

    void upload(Part which, Attachment picture, const FittedFile &fitted)
    {
        m_fitted = fitted;
        picture.type = fitted.type;
        picture.bytes = QFileInfo(fitted.path).size();
        const auto request =
            m_family->sendProfilePicture(m_session.instance, which, picture, fitted.path);
        if (!request) {
            end(request.error());
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single))
            .then(this, [this](const Result<Response> &response) {
                dropFitted();
                uploaded(response);
            });
    }

    void uploaded(const Result<Response> &response)
    {
        if (!response) {
            hear(response);
            return;
        }
        const auto more = m_family->afterProfilePicture(m_session.instance, m_picture, *response);
        if (!more) {
            m_sessions.noteRefusal(m_session, *response);
            refused(withTime(more.error(), *response, m_core.clock));
        } else if (*more) {
            sendStep(**more);
        } else {
            hear(response);
        }
    }

    void sendStep(const Result<Request> &request)
    {
        if (!request) {
            end(request.error());
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single))
            .then(this, [this](const Result<Response> &response) { hear(response); });
    }

    void hear(const Result<Response> &response)
    {
        if (!response) {
            refused(response.error());
            return;
        }
        m_sessions.noteRefusal(m_session, *response);
        const auto told = m_family->decodeOwnProfile(m_session.instance, *response);
        if (told) {
            take(*told, *response);
            m_left &= ~m_step;
            next();
        } else {
            refused(withTime(told.error(), *response, m_core.clock));
        }
    }

    void take(const ToldProfile &told, const Response &response)
    {
        m_told = told.profile;
        keepTold(m_core, m_session, told, response);
    }

    /// Nobody knows whether it was done: then its being there tells.
    void refused(const Error &error)
    {
        if (!mayHaveArrived(error)) {
            end(error);
            return;
        }
        m_core.http.send(asked(m_core, m_session, m_family->verify(m_session.instance)))
            .then(this, [this, error](const Result<Response> &response) {
                const auto told = response
                    ? m_family->decodeOwnProfile(m_session.instance, *response)
                    : Result<ToldProfile>(response.error());
                if (!told) {
                    m_told.reset();
                    end(error);
                    return;
                }
                take(*told, *response);
                isThere(told->profile) ? goOn() : end(error);
            });
    }

    void goOn()
    {
        m_left &= ~m_step;
        next();
    }

    bool isThere(const OwnProfile &now) const
    {
        const bool texts = !(differing(asKept(now), m_change.wished) & m_step);
        const bool avatar = !m_step.testFlag(Part::Avatar) || now.avatar != m_change.wished.avatar;
        const bool header = !m_step.testFlag(Part::Header) || now.header != m_change.wished.header;
        return texts && avatar && header;
    }

    void end(const std::optional<Error> &error = {})
    {
        finish(SavedProfile{.profile = m_told, .error = error});
    }

    void dropFitted()
    {
        if (m_fitted.temporary) {
            QFile::remove(m_fitted.path);
        }
        m_fitted = {};
    }

    ProfileChange m_change;
    ProfileRules m_rules;
    ProfileParts m_left;
    ProfileParts m_step; ///< of these, what is being changed now
    Part m_picture = Part::Avatar;
    FittedFile m_fitted;
    std::optional<OwnProfile> m_told;
};

} // namespace

QFuture<Result<EditableProfile>> loadEditableProfile(
    Core &core, Sessions &sessions, const Session &session)
{
    const Instance instance = session.instance;
    const ProfileRules rules = profileRules(instance);
    if (!rules.parts) {
        return answered(Result<EditableProfile>(nothingToChange(session)));
    }
    return askOnce<EditableProfile>(
        core, sessions, session,
        [instance](const Family &family) -> Result<Request> { return family.verify(instance); },
        [&core, session, rules](
            const Family &family, const Response &response) -> Result<EditableProfile> {
            const auto told = family.decodeOwnProfile(session.instance, response);
            if (!told) {
                return told.error();
            }
            keepTold(core, session, *told, response);
            EditableProfile editable{.profile = told->profile, .rules = rules};
            editable.rules.parts &= told->told;
            return editable;
        });
}

QFuture<Result<SavedProfile>> saveProfile(
    Core &core, Sessions &sessions, const Session &session, const ProfileChange &change)
{
    return begun(new ProfileSaving(core, sessions, session, change));
}

} // namespace asterism
