//! What the window may ask: parse, call one op or view, return. One file a screen.
//!
//! Every command is async and works through the [`Desk`](crate::shell::desk::Desk), so that none blocks the main
//! thread. None knows the windowing runtime, so that tests run them without a display.

pub mod board;
pub mod duplicates;
pub mod export;
pub mod fields;
pub mod fit;
pub mod frame;
pub mod history;
pub mod import;
pub mod people;
pub mod person;
pub mod settings;
pub mod today;
pub mod valuing;
pub mod words;

use tauri::Runtime;
use tauri::ipc::Invoke;

/// Every command, once: the window answers what is listed here, and the generated TypeScript tells of the same.
macro_rules! every_command {
    ($($of:tt)+) => {
        $($of)+ [
            frame::frame,
            frame::start_problem,
            frame::open_link,
            frame::show_menu_bar,
            frame::undo,
            frame::redo,
            today::today,
            board::board,
            board::board_cards,
            board::move_person,
            board::sub_stages,
            board::add_sub_stage,
            board::rename_sub_stage,
            board::place_sub_stage,
            board::delete_sub_stage,
            board::set_drying,
            people::people,
            people::ready_search,
            people::count_people,
            people::people_values,
            people::custom_fields,
            people::saved_views,
            people::save_view,
            people::delete_view,
            people::tags,
            people::add_person,
            people::load_demo,
            people::sample_people,
            people::remove_sample,
            person::person,
            person::timeline,
            person::edit_person,
            person::log_contact,
            person::edit_touchpoint,
            person::delete_touchpoint,
            person::snooze,
            today::not_needed,
            today::not_needed_many,
            people::several,
            today::ahead,
            today::rest_until,
            person::archive,
            person::set_do_not_contact,
            person::erasure,
            person::erase,
            person::add_account,
            person::remove_account,
            person::add_followers,
            person::remove_followers,
            fit::criteria,
            fit::answer_fit,
            fit::add_criterion,
            fit::rename_criterion,
            fit::move_criterion,
            fit::delete_criterion,
            fields::rename_tag,
            fields::merge_tags,
            fields::delete_tag,
            fields::own_fields,
            fields::add_field,
            fields::rename_field,
            fields::move_field,
            fields::preview_field_kind,
            fields::set_field_kind,
            fields::add_choice,
            fields::rename_choice,
            fields::move_choice,
            fields::remove_choice,
            fields::replace_value,
            fields::preview_field_merge,
            fields::merge_fields,
            fields::delete_field,
            person::edit_account,
            person::edit_email,
            person::edit_phone,
            person::add_email,
            person::remove_email,
            person::add_phone,
            person::remove_phone,
            person::add_tag,
            person::remove_tag,
            person::set_tags,
            person::set_custom,
            valuing::post_link,
            valuing::log_mention,
            valuing::edit_mention,
            valuing::delete_mention,
            valuing::thank_mention,
            valuing::thank,
            valuing::log_appreciation,
            valuing::edit_appreciation,
            valuing::delete_appreciation,
            words::compose,
            words::save_draft,
            words::drop_draft,
            words::log_message,
            words::templates,
            words::preview_template,
            words::save_template,
            words::delete_template,
            words::move_template,
            words::add_starters,
            words::set_sender,
            history::history,
            history::imports,
            history::import_batch,
            import::import_choose,
            import::import_open,
            import::import_plan,
            import::import_adjust,
            import::import_rows,
            import::import_commit,
            import::import_cancel,
            import::import_undo,
            import::import_save_rejected,
            import::import_unfinished,
            import::import_resume,
            import::import_forget,
            duplicates::duplicates_find,
            duplicates::duplicates_stop,
            duplicates::duplicates,
            duplicates::duplicates_compare,
            duplicates::duplicates_merge,
            duplicates::duplicates_dismiss,
            settings::settings,
            settings::set_default_cadence,
            settings::set_stage_cadence,
            settings::set_tag_cadence,
            settings::preview_cadence,
            export::export_people,
            export::export_person,
            settings::set_digest_hours,
            settings::set_on_close,
            settings::answer_close,
            settings::set_at_login,
            settings::speak,
        ]
    };
}

/// Answers what the window asks.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    every_command!(tauri::generate_handler!)
}

/// Every command and event with its types, for the generated TypeScript. Nothing of it is in the program.
#[cfg(test)]
pub fn described<R: Runtime>() -> tauri_specta::Builder<R> {
    use crate::events;
    use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

    Builder::new()
        .commands(every_command!(collect_commands!))
        .events(collect_events![
            events::Changed,
            events::NewDay,
            events::OpenToday,
            events::AskClose,
            events::MenuChosen,
            events::ImportFiles,
            events::ImportHover,
            events::Notice,
        ])
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .dangerously_cast_bigints_to_number()
        .typ::<crate::failure::Failure>()
}
